/**
 * What all that follow the log for others have in common: the filters that they are given, and how
 * a change looks outside.
 */
@NullMarked
package org.samizdat.follow;

import org.jspecify.annotations.NullMarked;
