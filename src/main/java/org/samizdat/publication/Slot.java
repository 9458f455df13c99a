package org.samizdat.publication;

import java.time.Instant;

/** What was published in one stretch of time: a quarter of an hour, or a day of UTC. */
public record Slot(Instant start, int articles, int updates) {}
