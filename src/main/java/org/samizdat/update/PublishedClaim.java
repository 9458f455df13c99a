package org.samizdat.update;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A claim of a published update.
 *
 * @param place of the claim in the update, from 0
 * @param subjectKey the same for all ways to write the subject
 * @param sourceKey the same for all ways to write the name of the source
 * @param occurredAt when it happened, by its update
 * @param publishedAt when its update was first published
 * @param changedAt since when readers see it like this
 */
public record PublishedClaim(
    UUID updateId,
    int place,
    UUID articleId,
    String subjectKey,
    String sourceKey,
    Claim claim,
    Instant occurredAt,
    String displayTime,
    Instant publishedAt,
    Instant changedAt) {

  /** Since when it is refuted or superseded by the newsroom, or confirmed; never before itself. */
  public Optional<Instant> markedAt() {
    return claim.isMarked()
        ? Optional.of(claim.markedAt().filter(occurredAt::isBefore).orElse(occurredAt))
        : Optional.empty();
  }
}
