package org.samizdat.change;

import com.codahale.metrics.health.HealthCheck;
import java.time.Clock;
import java.time.Duration;

/** Healthy while this node hears of changes: it has read the log lately and is not far behind. */
public final class ChangeTailHealth extends HealthCheck {
  private static final Duration LATELY = Duration.ofSeconds(10);
  private static final long FAR_BEHIND = 1_000;

  private final ChangeLog log;
  private final ChangeTail tail;
  private final Clock clock;

  public ChangeTailHealth(ChangeLog log, ChangeTail tail, Clock clock) {
    this.log = log;
    this.tail = tail;
    this.clock = clock;
  }

  @Override
  protected Result check() {
    if (log.isAway()) {
      return Result.unhealthy("the log cannot be read");
    }
    long behind = log.head() - tail.seen();
    if (behind > FAR_BEHIND) {
      return Result.unhealthy("%d changes behind", behind);
    }
    Duration silence = Duration.between(tail.lastLook(), clock.instant());
    return silence.compareTo(LATELY) > 0
        ? Result.unhealthy("the log was last read %d s ago", silence.toSeconds())
        : Result.healthy("at change %d", tail.seen());
  }
}
