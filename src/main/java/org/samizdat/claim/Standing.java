package org.samizdat.claim;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.samizdat.text.Folding;
import org.samizdat.update.Claim;

/**
 * What the claims that stand at one moment amount to.
 *
 * @param range the lowest and the highest figure; none where none is named, or units differ
 * @param unit the one unit of the figures, as written last
 */
record Standing(Optional<ClaimRange> range, Optional<String> unit, boolean conflicting) {

  static Standing of(Collection<Claim> claims) {
    List<Claim> figures = claims.stream().filter(each -> each.quantity().isPresent()).toList();
    Map<String, String> units = new TreeMap<>();
    figures.forEach(each -> each.unit().ifPresent(unit -> units.put(Folding.key(unit), unit)));
    boolean comparable = units.size() < 2;
    return new Standing(
        comparable ? range(figures) : Optional.empty(),
        comparable ? units.values().stream().findFirst() : Optional.empty(),
        comparable
            ? conflict(figures)
            : units.keySet().stream()
                .anyMatch(
                    unit -> conflict(figures.stream().filter(each -> isIn(each, unit)).toList())));
  }

  /** What has no unit is taken to be in any. */
  private static boolean isIn(Claim claim, String unit) {
    return claim.unit().map(Folding::key).filter(own -> !own.equals(unit)).isEmpty();
  }

  private static boolean conflict(List<Claim> claims) {
    return Stretch.conflict(claims.stream().map(Stretch::of).toList());
  }

  private static Optional<ClaimRange> range(List<Claim> figures) {
    List<BigDecimal> sorted =
        figures.stream().flatMap(each -> each.quantity().stream()).sorted().toList();
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClaimRange(sorted.get(0), sorted.get(sorted.size() - 1)));
  }
}
