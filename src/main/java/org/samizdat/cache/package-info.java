/**
 * Answers public reads with finished bytes, before the framework is asked, for as long as the
 * change clock says that nothing which they depend on has changed.
 */
@NullMarked
package org.samizdat.cache;

import org.jspecify.annotations.NullMarked;
