package org.samizdat.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.Attribution;
import org.samizdat.update.Claim;
import org.samizdat.update.PublishedClaim;

/**
 * What one source claims about a subject.
 *
 * @param standing what it says now; none where the newsroom no longer lets that stand
 * @param claimCount how many claims it has made
 * @param history the latest of them, oldest first
 */
public record ClaimSource(
    String name,
    Optional<String> url,
    Attribution.Kind kind,
    Optional<ClaimReport> standing,
    int claimCount,
    List<ClaimReport> history) {
  private static final int SHOWN = 20;

  /** A source with all its claims, in the order of time. */
  static ClaimSource of(List<PublishedClaim> claims, BaseUrl base) {
    int last = claims.size() - 1;
    Attribution source = claims.get(last).claim().attribution();
    List<ClaimReport> history =
        IntStream.rangeClosed(Math.max(0, claims.size() - SHOWN), last)
            .mapToObj(each -> ClaimReport.of(claims.get(each), each == last, base))
            .toList();
    return new ClaimSource(
        source.name(),
        source.url(),
        source.kind(),
        Optional.of(history.get(history.size() - 1))
            .filter(report -> report.status() == Claim.Status.STANDING),
        claims.size(),
        history);
  }
}
