package org.samizdat.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of sending a message once.
 *
 * @param at when it was sent
 * @param status of the answer, where there was one
 * @param failure why it was no success
 * @param retryAfter for how long the receiver asked to be left alone
 */
record Attempt(
    Instant at,
    Duration took,
    Optional<Integer> status,
    Optional<AttemptFailure> failure,
    Optional<Duration> retryAfter) {
  private static final int GONE = 410;

  boolean succeeded() {
    return failure.isEmpty();
  }

  boolean isGone() {
    return status.filter(code -> code == GONE).isPresent();
  }
}
