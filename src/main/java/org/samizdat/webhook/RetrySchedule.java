package org.samizdat.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message that was not taken is tried again (Standard Webhooks, with jitter). */
final class RetrySchedule {
  /** The waits after the first failure, the second, … */
  static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** For longer nobody may ask to be left alone. */
  static final Duration LONGEST = Duration.ofHours(24);

  /** So much longer a wait may be, drawn anew each time, so that not all come back at once. */
  static final double JITTER = 0.1;

  private RetrySchedule() {}

  /**
   * How long to wait.
   *
   * @param failures how many attempts have failed, 1 or more
   * @param asked for how long the receiver asked to be left alone
   * @param random 0 to 1
   * @return nothing when the schedule has come to its end
   */
  static Optional<Duration> wait(int failures, Optional<Duration> asked, double random) {
    if (failures > WAITS.size()) {
      return Optional.empty();
    }
    Duration longer =
        asked
            .map(each -> each.compareTo(LONGEST) > 0 ? LONGEST : each)
            .filter(each -> each.compareTo(WAITS.get(failures - 1)) > 0)
            .orElse(WAITS.get(failures - 1));
    return Optional.of(longer.plusMillis(Math.round(longer.toMillis() * JITTER * random)));
  }
}
