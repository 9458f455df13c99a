package org.samizdat.http;

import java.time.Duration;
import org.samizdat.problem.ProblemType;

/**
 * How long a shared cache may keep a public answer (RFC 9111, RFC 5861). All of them may be served
 * a little stale while a fresh one is fetched, and for a day while this server is away.
 */
public enum CachePolicy {
  /** The head of a list, which grows at any moment. */
  LIST_HEAD(Duration.ofSeconds(5)),
  /** A single article or update. */
  ITEM(Duration.ofSeconds(30)),
  /** A full older page of a list, an ended live blog, the site's own data. */
  SETTLED(Duration.ofSeconds(300));

  private static final Duration REVALIDATION = Duration.ofSeconds(30);
  private static final String STALE =
      ", stale-while-revalidate=%d, stale-if-error=86400".formatted(REVALIDATION.toSeconds());

  private final Duration maxAge;

  CachePolicy(Duration maxAge) {
    this.maxAge = maxAge;
  }

  /** For how long a cache gives an answer out without asking, in seconds. */
  public long seconds() {
    return maxAge.toSeconds();
  }

  /** The value of {@code Cache-Control}. */
  public String header() {
    return value(maxAge) + STALE;
  }

  /**
   * The same for an answer that will be outdated in so long: no cache gives it out later. This
   * server's own cache keeps it for {@code max-age} too, and gives it out with this header up to
   * its last moment, so there must be time for both; where there is too little, it may not be
   * served stale.
   */
  String headerUntil(Duration outdated) {
    Duration kept = outdated.minus(REVALIDATION).dividedBy(2);
    return kept.compareTo(LIST_HEAD.maxAge) < 0
        ? value(shorter(outdated.dividedBy(2)))
        : value(shorter(kept)) + STALE;
  }

  private Duration shorter(Duration time) {
    return time.compareTo(maxAge) < 0 ? time : maxAge;
  }

  private static String value(Duration time) {
    return "public, max-age=" + Math.max(0, time.toSeconds());
  }

  /**
   * Missing and withdrawn things may be remembered for a moment, every other problem not at all.
   */
  static String ofProblem(ProblemType type) {
    return type == ProblemType.WITHDRAWN ? "public, max-age=5" : "no-store";
  }
}
