/**
 * The one list of everything that can go wrong, as problem details (RFC 9457). Rules throw them;
 * only {@code http} knows how they travel.
 */
@NullMarked
package org.samizdat.problem;

import org.jspecify.annotations.NullMarked;
