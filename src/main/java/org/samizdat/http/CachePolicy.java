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

  /** The value of {@code Cache-Control}. */
  public String header() {
    return "public, max-age=" + maxAge.toSeconds() + STALE;
  }

  /** The same for an answer that will be outdated so soon: then it is not served stale either. */
  String headerUntil(Duration outdated) {
    return outdated.compareTo(maxAge.plus(REVALIDATION)) > 0
        ? header()
        : "public, max-age=" + Math.max(0, Math.min(maxAge.toSeconds(), outdated.toSeconds()));
  }

  /**
   * Missing and withdrawn things may be remembered for a moment, every other problem not at all.
   */
  static String ofProblem(ProblemType type) {
    return type == ProblemType.WITHDRAWN ? "public, max-age=5" : "no-store";
  }
}
