/**
 * Corrections as data: what was wrong, what is right and why, made in one write with the edit that
 * they explain.
 */
@NullMarked
package org.samizdat.correction;

import org.jspecify.annotations.NullMarked;
