/**
 * Live updates: the timestamped entries of a live blog, each from a named source, each with an
 * address of its own.
 */
@NullMarked
package org.samizdat.update;

import org.jspecify.annotations.NullMarked;
