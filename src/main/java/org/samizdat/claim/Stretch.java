package org.samizdat.claim;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import org.samizdat.update.Claim;

/**
 * The figures that agree with a claim.
 *
 * @param least the lowest of them; none where there is no bound
 * @param most the highest of them; none where there is no bound
 */
record Stretch(Optional<BigDecimal> least, Optional<BigDecimal> most) {
  private static final Stretch ANY = new Stretch(Optional.empty(), Optional.empty());
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  static Stretch of(Claim claim) {
    return claim.quantity().map(figure -> of(claim.qualifier(), figure)).orElse(ANY);
  }

  private static Stretch of(Claim.Qualifier qualifier, BigDecimal figure) {
    return switch (qualifier) {
      case EXACTLY -> between(figure, figure);
      case AT_LEAST -> new Stretch(Optional.of(figure), Optional.empty());
      case UP_TO -> between(BigDecimal.ZERO, figure);
      case ABOUT -> {
        BigDecimal tenth = figure.multiply(TENTH);
        yield between(plain(figure.subtract(tenth)), plain(figure.add(tenth)));
      }
      case UNKNOWN -> ANY;
    };
  }

  private static Stretch between(BigDecimal least, BigDecimal most) {
    return new Stretch(Optional.of(least), Optional.of(most));
  }

  private static BigDecimal plain(BigDecimal figure) {
    BigDecimal stripped = figure.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * Whether any two of them have no figure in common: they have not exactly where the highest lower
   * bound is above the lowest upper one.
   */
  static boolean conflict(Collection<Stretch> all) {
    Optional<BigDecimal> highestLeast =
        all.stream().flatMap(each -> each.least.stream()).max(BigDecimal::compareTo);
    Optional<BigDecimal> lowestMost =
        all.stream().flatMap(each -> each.most.stream()).min(BigDecimal::compareTo);
    return highestLeast
        .flatMap(least -> lowestMost.filter(most -> least.compareTo(most) > 0))
        .isPresent();
  }
}
