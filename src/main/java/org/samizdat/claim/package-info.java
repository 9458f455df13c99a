/**
 * What the sources claim, compared: for each subject of an article what each source says now and
 * said before, whether the sources contradict each other, and how the figures moved.
 */
@NullMarked
package org.samizdat.claim;

import org.jspecify.annotations.NullMarked;
