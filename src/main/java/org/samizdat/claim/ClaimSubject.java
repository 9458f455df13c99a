package org.samizdat.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.PublishedClaim;

/**
 * What is claimed about one subject.
 *
 * @param subject as written last
 * @param conflicting whether standing claims contradict each other
 * @param sources those that spoke last, the last one first
 * @param points how the figures moved, oldest first; the latest
 */
public record ClaimSubject(
    String subject,
    Optional<String> unit,
    boolean conflicting,
    Optional<ClaimRange> range,
    int claimCount,
    int sourceCount,
    List<ClaimSource> sources,
    int pointCount,
    List<ClaimPoint> points) {
  private static final int SOURCES = 50;
  private static final int POINTS = 200;

  /** A subject with its claims, in the order of time. */
  static ClaimSubject of(List<PublishedClaim> claims, BaseUrl base) {
    Map<String, List<PublishedClaim>> bySource = new LinkedHashMap<>();
    for (PublishedClaim each : claims) {
      List<PublishedClaim> own = bySource.remove(each.sourceKey());
      List<PublishedClaim> grown = own == null ? new ArrayList<>() : own;
      grown.add(each);
      bySource.put(each.sourceKey(), grown); // who spoke last comes last
    }
    List<List<PublishedClaim>> sources = new ArrayList<>(bySource.values());
    Collections.reverse(sources);
    Movement movement = Movement.of(claims, POINTS);
    return new ClaimSubject(
        claims.get(claims.size() - 1).claim().subject(),
        movement.now().unit(),
        movement.now().conflicting(),
        movement.now().range(),
        claims.size(),
        sources.size(),
        sources.stream().limit(SOURCES).map(own -> ClaimSource.of(own, base)).toList(),
        movement.pointCount(),
        movement.points());
  }
}
