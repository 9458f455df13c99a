/**
 * Lets a client repeat a POST after a broken connection without doing the thing twice
 * (Idempotency-Key).
 */
@NullMarked
package org.samizdat.idempotency;

import org.jspecify.annotations.NullMarked;
