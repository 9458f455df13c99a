package org.samizdat.article;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.schedule.Schedule;

/**
 * In how long time, and not an editor, will next change what the public sees; no cache may keep an
 * answer past that. What is overdue counts until it is done.
 */
public final class NextChange {
  private final ArticleTimes times;
  private final Clock clock;

  public NextChange(ArticleTimes times, Clock clock) {
    this.times = times;
    this.clock = clock;
  }

  /** Of any article, for lists and counts. */
  public Optional<Duration> ofAny(Handle handle) {
    return soonest(Stream.concat(Schedule.next(handle).stream(), times.next(handle)));
  }

  /** Of one article, with all that belongs to it. */
  public Optional<Duration> of(Handle handle, Article article) {
    return soonest(
        Stream.concat(Schedule.next(handle, article.id()).stream(), times.next(article)));
  }

  private Optional<Duration> soonest(Stream<Instant> times) {
    Instant now = clock.instant();
    return times.min(Instant::compareTo).map(at -> Duration.between(now, at));
  }
}
