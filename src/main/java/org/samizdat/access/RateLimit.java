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
 * So many a minute from one client, then 429. Clients are held in memory only, under keys that are
 * not their addresses, until a minute after they were last heard of.
 */
public final class RateLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_CLIENTS = 100_000;

  private final String name;
  private final String what;
  private final int perMinute;
  private final ClientKeys keys = new ClientKeys();
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_CLIENTS).expireAfterAccess(WINDOW).build();

  /**
   * @param name as it stands in the {@code RateLimit} header fields
   * @param what there are too many of, for the message
   */
  public RateLimit(String name, String what, int perMinute) {
    this.name = name;
    this.what = what;
    this.perMinute = perMinute;
  }

  /** Counts one from this address; throws the 429 when there were too many. */
  public void count(String address) {
    ConsumptionProbe probe =
        buckets.get(keys.of(address), each -> bucket()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw new ProblemException(
              ProblemType.TOO_MANY_REQUESTS,
              "Too many %s; try again in %d s.".formatted(what, seconds))
          .withHeader("Retry-After", Long.toString(seconds))
          .withHeader(
              "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(name, perMinute, WINDOW.toSeconds()))
          .withHeader("RateLimit", "\"%s\";r=0;t=%d".formatted(name, seconds));
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, WINDOW))
        .build();
  }
}
