/**
 * Donation appeals: where readers can give money, and for how long. No money passes through here;
 * what is guarded is the one thing that a thief would change, the destination of a channel.
 */
@NullMarked
package org.samizdat.appeal;

import org.jspecify.annotations.NullMarked;
