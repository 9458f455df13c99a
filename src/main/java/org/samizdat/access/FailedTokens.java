package org.samizdat.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Slows down who tries tokens: so many failures a minute from one address, then 429. Addresses are
 * held in memory only, for a minute after the last failure. A right token is never refused, so that
 * nobody can lock out the staff behind the same proxy.
 */
final class FailedTokens {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_ADDRESSES = 100_000;

  private final int failuresPerMinute;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).expireAfterAccess(WINDOW).build();

  FailedTokens(int failuresPerMinute) {
    this.failuresPerMinute = failuresPerMinute;
  }

  /** Counts a failure; throws the 429 when there were too many. */
  void count(String address) {
    ConsumptionProbe probe = buckets.get(address, each -> bucket()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw new ProblemException(
              ProblemType.TOO_MANY_REQUESTS,
              "Too many wrong tokens; try again in %d s.".formatted(seconds))
          .withHeader("Retry-After", Long.toString(seconds))
          .withHeader(
              "RateLimit-Policy",
              "\"failed-tokens\";q=%d;w=%d".formatted(failuresPerMinute, WINDOW.toSeconds()))
          .withHeader("RateLimit", "\"failed-tokens\";r=0;t=%d".formatted(seconds));
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(failuresPerMinute).refillIntervally(failuresPerMinute, WINDOW))
        .build();
  }
}
