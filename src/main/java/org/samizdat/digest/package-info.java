/**
 * What happened in an article since a reader left: its key events, corrections, withdrawals and new
 * claims, in order.
 */
@NullMarked
package org.samizdat.digest;

import org.jspecify.annotations.NullMarked;
