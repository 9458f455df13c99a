package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of a live blog.
 *
 * @param updateCount published updates
 */
public record Coverage(
    LiveState state,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    int updateCount,
    Optional<UUID> pinnedUpdateId,
    Optional<LatestUpdate> latestUpdate) {

  static Coverage fresh() {
    return new Coverage(
        LiveState.SCHEDULED,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  Coverage begin(Instant at) {
    return new Coverage(
        LiveState.LIVE,
        startedAt.or(() -> Optional.of(at)),
        Optional.empty(),
        updateCount,
        pinnedUpdateId,
        latestUpdate);
  }

  Coverage end(Instant at) {
    return new Coverage(
        LiveState.ENDED, startedAt, Optional.of(at), updateCount, pinnedUpdateId, latestUpdate);
  }

  Coverage pin(Optional<UUID> update) {
    return new Coverage(state, startedAt, endedAt, updateCount, update, latestUpdate);
  }
}
