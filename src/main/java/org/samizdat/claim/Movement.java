package org.samizdat.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.samizdat.update.Claim;
import org.samizdat.update.PublishedClaim;

/**
 * How the claims about one subject moved, moment by moment.
 *
 * @param points the latest of all that there are, oldest first
 * @param now what the claims amount to in the end
 */
record Movement(int pointCount, List<ClaimPoint> points, Standing now) {

  private record Step(Instant at, ClaimPoint.Event event, PublishedClaim what) {}

  /**
   * Follows the claims.
   *
   * @param claims in the order of time, at least one
   * @param limit how many points to make
   */
  static Movement of(List<PublishedClaim> claims, int limit) {
    List<Step> steps = steps(claims);
    int first = Math.max(0, steps.size() - limit);
    List<ClaimPoint> points = new ArrayList<>();
    Map<String, PublishedClaim> standing = new LinkedHashMap<>();
    int begin = 0;
    while (begin < steps.size()) {
      int end = begin;
      while (end < steps.size() && steps.get(end).at().equals(steps.get(begin).at())) {
        take(steps.get(end), standing);
        end++;
      }
      if (end > first) {
        Standing then = standing(standing);
        steps.subList(Math.max(begin, first), end).stream()
            .map(step -> ClaimPoint.of(step.at(), step.event(), step.what(), then))
            .forEach(points::add);
      }
      begin = end;
    }
    return new Movement(steps.size(), List.copyOf(points), standing(standing));
  }

  /** Claims and marks by time; of the same time the claims first, as they follow each other. */
  private static List<Step> steps(List<PublishedClaim> claims) {
    List<Step> steps = new ArrayList<>();
    claims.forEach(each -> steps.add(new Step(each.occurredAt(), ClaimPoint.Event.CLAIMED, each)));
    claims.forEach(
        each -> each.markedAt().ifPresent(at -> steps.add(new Step(at, mark(each), each))));
    steps.sort(Comparator.comparing(Step::at));
    return steps;
  }

  private static ClaimPoint.Event mark(PublishedClaim marked) {
    return switch (marked.claim().status()) {
      case STANDING -> ClaimPoint.Event.CONFIRMED;
      case SUPERSEDED -> ClaimPoint.Event.SUPERSEDED;
      case REFUTED -> ClaimPoint.Event.REFUTED;
    };
  }

  private static void take(Step step, Map<String, PublishedClaim> standing) {
    PublishedClaim what = step.what();
    switch (step.event()) {
      case CLAIMED -> {
        standing.remove(what.sourceKey());
        standing.put(what.sourceKey(), what); // behind all that were said before
      }
      case CONFIRMED -> {}
      case SUPERSEDED, REFUTED -> standing.remove(what.sourceKey(), what);
    }
  }

  private static Standing standing(Map<String, PublishedClaim> standing) {
    List<Claim> claims = standing.values().stream().map(PublishedClaim::claim).toList();
    return Standing.of(claims);
  }
}
