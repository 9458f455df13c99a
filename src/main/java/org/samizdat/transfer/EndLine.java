package org.samizdat.transfer;

/**
 * The last line: without it, the rest is missing.
 *
 * @param lines how many stand before it
 */
public record EndLine(long lines) implements Line {}
