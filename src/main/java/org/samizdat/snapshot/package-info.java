/**
 * The static snapshot: writes what the public API answers as a tree of files, and with the log of
 * changes only what has changed since the last time, so that any web server can give it out.
 */
@NullMarked
package org.samizdat.snapshot;

import org.jspecify.annotations.NullMarked;
