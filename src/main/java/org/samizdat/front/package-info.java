/**
 * The front end that comes along: pages that are made by the browser, of nothing but the public
 * API. Its files lie in {@code src/main/resources/front} and are given out here as they are; any
 * other server of files does as well.
 */
@NullMarked
package org.samizdat.front;

import org.jspecify.annotations.NullMarked;
