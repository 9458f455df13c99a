package org.samizdat.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.samizdat.change.ChangeClock;

/**
 * An answer that is kept, what it depends on, and until when it is good. It is good while nothing
 * that it depends on has changed, and is made anew as often as caches elsewhere would ask again.
 */
final class StoredAnswer {
  private static final int OK = 200;
  private static final long NEVER = -1;
  private static final Duration PROBLEM = Duration.ofSeconds(5);
  private static final List<String> ANY_CHANGE = List.of("changes");

  private static final Pattern KEEPS = Pattern.compile("public, max-age=([1-9]\\d*)(?:, .*)?");

  private static final Pattern SEPARATOR = Pattern.compile("[, ]+");

  private final CachedAnswer answer;
  private final List<String> tags;
  private final Instant madeAt;
  private final long since;
  private volatile long checkedAt = NEVER;
  private volatile Instant expires;
  private volatile boolean lasting;

  private StoredAnswer(
      CachedAnswer answer, List<String> tags, Duration keeps, long since, Instant now) {
    this.answer = answer;
    this.tags = tags;
    this.since = since;
    this.madeAt = now;
    this.expires = now.plus(keeps);
  }

  /**
   * The answer for keeping; empty where it is not for everyone, or not for long.
   *
   * @param tagHeader name of the header with its tags
   * @param since number of the last change that could be seen before it was made
   */
  static Optional<StoredAnswer> of(CachedAnswer answer, String tagHeader, long since, Instant now) {
    if (answer.status() == 404 || answer.status() == 410) {
      return Optional.of(new StoredAnswer(answer, ANY_CHANGE, PROBLEM, since, now));
    }
    String tags = answer.headers().get(tagHeader);
    String policy = answer.headers().get(HttpHeader.CACHE_CONTROL);
    if (answer.status() != OK || tags == null || policy == null) {
      return Optional.empty();
    }
    Matcher keeps = KEEPS.matcher(policy);
    return keeps.matches()
        ? Optional.of(
            new StoredAnswer(
                answer,
                List.of(SEPARATOR.split(tags)),
                Duration.ofSeconds(Long.parseLong(keeps.group(1))),
                since,
                now))
        : Optional.empty();
  }

  CachedAnswer answer() {
    return answer;
  }

  boolean isProblem() {
    return answer.status() != OK;
  }

  /** Whether nothing that it depends on has changed, as far as this node has heard. */
  boolean isCurrent(ChangeClock clock) {
    long tick = clock.ticks();
    if (checkedAt == tick) {
      return true;
    }
    boolean current = clock.isCurrent(tags, since);
    if (current) {
      checkedAt = tick;
    }
    return current;
  }

  /**
   * Whether it is as young as a cache may give it out; of a clock that was put back nothing is
   * known.
   */
  boolean isFresh(Instant now) {
    return now.isBefore(expires) && !now.isBefore(madeAt);
  }

  /** Keeps it for a while longer, because no new one can be had. */
  void prolong(Duration time, Instant now) {
    expires = now.plus(time);
    lasting = true;
  }

  /** Whether it has lasted for longer than it should. */
  boolean isLasting() {
    return lasting;
  }

  Duration age(Instant now) {
    return Duration.between(madeAt, now);
  }
}
