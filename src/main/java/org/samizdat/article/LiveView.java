package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;

/** The state of a live blog as the public sees it. */
public record LiveView(
    LiveState state,
    Optional<Instant> coverageStartedAt,
    Optional<Instant> coverageEndedAt,
    int updateCount,
    Optional<UUID> pinnedUpdateId,
    Optional<LatestUpdateView> latestUpdate) {

  /** The newest update, with its address. */
  public record LatestUpdateView(
      UUID id,
      String url,
      String displayTime,
      Instant occurredAt,
      Optional<String> headline,
      Optional<String> summary,
      boolean keyEvent,
      Instant publishedAt) {

    static LatestUpdateView of(LatestUpdate update, BaseUrl base) {
      return new LatestUpdateView(
          update.id(),
          base.update(update.id()),
          update.displayTime(),
          update.occurredAt(),
          update.headline(),
          update.summary(),
          update.keyEvent(),
          update.publishedAt());
    }
  }

  public static LiveView of(Coverage coverage, BaseUrl base) {
    return new LiveView(
        coverage.state(),
        coverage.startedAt(),
        coverage.endedAt(),
        coverage.updateCount(),
        coverage.pinnedUpdateId(),
        coverage.latestUpdate().map(update -> LatestUpdateView.of(update, base)));
  }
}
