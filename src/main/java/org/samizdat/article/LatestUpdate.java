package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The newest published update of a live blog, as much as a headline needs. */
public record LatestUpdate(
    UUID id,
    String displayTime,
    Instant occurredAt,
    Optional<String> headline,
    Optional<String> summary,
    boolean keyEvent,
    Instant publishedAt) {}
