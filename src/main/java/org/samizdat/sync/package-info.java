/**
 * The change feed: follows the log for others, from the beginning or from where they were, with the
 * filters that their token holds.
 */
@NullMarked
package org.samizdat.sync;

import org.jspecify.annotations.NullMarked;
