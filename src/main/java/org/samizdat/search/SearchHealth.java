package org.samizdat.search;

import com.codahale.metrics.health.HealthCheck;
import java.util.Optional;
import org.samizdat.change.ChangeLog;

/**
 * Healthy while the index follows the log, and while the first one is being made: all else is
 * served meanwhile.
 */
final class SearchHealth extends HealthCheck {
  private static final long FAR_BEHIND = 1_000;

  private final Indexer indexer;
  private final ChangeLog log;

  SearchHealth(Indexer indexer, ChangeLog log) {
    this.indexer = indexer;
    this.log = log;
  }

  @Override
  protected Result check() {
    Optional<String> failure = indexer.failure();
    if (failure.isPresent()) {
      return Result.unhealthy(failure.get());
    }
    Optional<SearchIndex> index = indexer.index();
    Optional<Long> building = indexer.building();
    if (building.isPresent() || index.isEmpty()) {
      return Result.healthy("being made, %,d articles and updates so far", building.orElse(0L));
    }
    long behind = log.head() - index.get().position();
    return behind > FAR_BEHIND
        ? Result.unhealthy("%d changes behind", behind)
        : Result.healthy("at change %d", index.get().position());
  }
}
