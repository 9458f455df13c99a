/**
 * The change log: one row for every public-visible write, in the write's own transaction, numbered
 * without gaps. Everything that must hear of a change reads it here.
 */
@NullMarked
package org.samizdat.change;

import org.jspecify.annotations.NullMarked;
