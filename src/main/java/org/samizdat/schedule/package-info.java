/**
 * Work that is due at a time instead of on a request: what staff have planned, and what time does
 * by itself. What is due stands in the database; here is who looks for it.
 *
 * <p>A general scheduler that keeps its tasks in a table of its own ends a task in another
 * transaction than the work itself: after a kill in between, the work is done twice, or waits until
 * the dead node is given up, which takes several missed heartbeats. Here what is due and the change
 * are one transaction on the row that it is about, so there is nothing to give up or to repeat.
 */
@NullMarked
package org.samizdat.schedule;

import org.jspecify.annotations.NullMarked;
