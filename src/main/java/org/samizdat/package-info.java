/**
 * The program: its settings, its commands, and the one place that builds the parts and puts them
 * together.
 */
@NullMarked
package org.samizdat;

import org.jspecify.annotations.NullMarked;
