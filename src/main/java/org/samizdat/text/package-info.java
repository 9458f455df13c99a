/**
 * What the newsroom types, made safe and precise: Markdown, slugs, printed times, mail links,
 * hashes and the checks on single strings. Pure functions of their arguments; nothing here knows
 * the rest of the project.
 */
@NullMarked
package org.samizdat.text;

import org.jspecify.annotations.NullMarked;
