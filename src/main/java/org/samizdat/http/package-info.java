/**
 * What HTTP asks of every endpoint: problems, strict parameters, cursors, conditional and cacheable
 * answers, preconditions, limits and headers.
 */
@NullMarked
package org.samizdat.http;

import org.jspecify.annotations.NullMarked;
