/**
 * What articles and updates said before: their revisions, what differs between two of them, and the
 * way back to one. The public sees those that it could see when they were made.
 */
@NullMarked
package org.samizdat.revision;

import org.jspecify.annotations.NullMarked;
