/**
 * A log of requests without readers in it: what was asked for and how it was answered, but neither
 * addresses nor what tells browsers apart. It costs a request next to nothing, because lines are
 * gathered in memory and written together.
 */
@NullMarked
package org.samizdat.requestlog;

import org.jspecify.annotations.NullMarked;
