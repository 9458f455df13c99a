/**
 * Work that is due at a time instead of on a request: what staff have planned, and what time does
 * by itself. What is due stands in the database; here is who looks for it.
 */
@NullMarked
package org.samizdat.schedule;

import org.jspecify.annotations.NullMarked;
