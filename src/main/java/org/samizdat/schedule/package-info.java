/** Work that is due at a time instead of on a request. */
@NullMarked
package org.samizdat.schedule;

import org.jspecify.annotations.NullMarked;
