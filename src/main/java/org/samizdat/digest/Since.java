package org.samizdat.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.http.ParameterConverters;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * When a reader left.
 *
 * @param time what happened after this is told
 * @param shared whether others may have left at the same place, so that the answer is worth keeping
 */
record Since(Instant time, boolean shared) {
  /** By so much may a reader's clock be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final String NAME = "since";

  /**
   * Reads a token or a time.
   *
   * @param startAgain where to go when the token is no longer good
   * @throws ProblemException invalid-parameter, or sync-token-expired
   */
  static Since of(Handle handle, String text, ChangeLog.State log, Instant now, String startAgain) {
    Optional<ChangeToken> token = ChangeToken.decode(text);
    return token.isPresent()
        ? new Since(
            time(handle, token.get(), log, now, startAgain),
            // others than these can be made up without end
            text.equals(ChangeToken.at(log.epoch(), token.get().seq()).encode()))
        : new Since(time(text, now), false);
  }

  private static Instant time(
      Handle handle, ChangeToken token, ChangeLog.State log, Instant now, String startAgain) {
    log.refusal(token.epoch(), token.seq())
        .ifPresent(
            why -> {
              throw new ProblemException(ProblemType.SYNC_TOKEN_EXPIRED, why)
                  .with("startAgain", startAgain);
            });
    return ChangeLog.timeBefore(handle, token.seq()).orElse(now);
  }

  private static Instant time(String text, Instant now) {
    Instant time;
    try {
      time = ParameterConverters.instant(NAME, text);
    } catch (ProblemException e) {
      throw ProblemException.invalidParameter(
          NAME, "must be next of an earlier answer, whole, or a time such as 2011-12-16T17:54:00Z");
    }
    if (time.isAfter(now.plus(AHEAD))) {
      throw ProblemException.invalidParameter(NAME, "must not be in the future");
    }
    return time.isBefore(EARLIEST) ? EARLIEST : time;
  }
}
