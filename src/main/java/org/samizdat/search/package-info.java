/**
 * Search: an index of this node's own, which follows the log of changes and can be made anew from
 * the database at any time. It holds no text, only words and where they stand; what is shown is
 * read from the database, which has the last word on what is public.
 *
 * <p>Each word is indexed in up to three forms: as it is spelt, without accents and with letters
 * that a keyboard may lack replaced ({@link org.samizdat.search.Letters}), and as the stem that the
 * language of the text gives it ({@link org.samizdat.search.Stemming}).
 */
@NullMarked
package org.samizdat.search;

import org.jspecify.annotations.NullMarked;
