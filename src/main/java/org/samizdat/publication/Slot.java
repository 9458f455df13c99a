package org.samizdat.publication;

import java.time.Instant;

/**
 * What was published in a stretch of time, a day at most.
 *
 * @param start of the day of UTC, or of the first quarter of an hour that has something
 */
public record Slot(Instant start, int articles, int updates) {}
