package org.samizdat.update;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What one source says about one subject; others may say otherwise, and both are kept.
 *
 * @param subject what is counted or asserted, such as {@code deaths}
 * @param quantity 0..10^12, with up to three decimal places
 * @param unit of the quantity, where it is not plain
 * @param text the claim in words
 * @param attribution that of its update when absent
 * @param status whether the newsroom still lets it stand; standing when absent
 * @param confirmed whether the newsroom has confirmed it; what is refuted is not
 * @param reason why it is refuted, superseded or confirmed
 * @param markedAt since when it is; now when absent, and never later than now
 */
public record Claim(
    @NotBlank @Size(max = 100) String subject,
    Optional<
            @DecimalMin("0") @DecimalMax("1000000000000")
            @Digits(integer = INTEGER_DIGITS, fraction = 3) BigDecimal>
        quantity,
    Optional<@Size(max = 50) String> unit,
    Qualifier qualifier,
    @NotBlank @Size(max = 1000) String text,
    @NotNull @Valid Attribution attribution,
    Status status,
    Boolean confirmed,
    Optional<@Pattern(regexp = SOMETHING) @Size(max = 500) String> reason,
    Optional<Instant> markedAt) {
  private static final int INTEGER_DIGITS = 13;
  private static final String SOMETHING = "(?s).*\\S.*";

  /** What was left out gets its default. */
  public Claim {
    quantity = quantity.map(Claim::plain);
    qualifier = qualifier == null ? Qualifier.UNKNOWN : qualifier;
    status = status == null ? Status.STANDING : status;
    confirmed = confirmed != null && confirmed && status != Status.REFUTED;
    boolean marked = confirmed || status != Status.STANDING;
    reason = marked ? reason : Optional.empty();
    markedAt = marked ? markedAt : Optional.empty();
  }

  /** One form for each figure: 70, not 70.0 or 7E+1; what is out of bounds is refused later. */
  private static BigDecimal plain(BigDecimal figure) {
    BigDecimal shortest = figure.stripTrailingZeros();
    return shortest.scale() < 0 && shortest.precision() - shortest.scale() <= INTEGER_DIGITS
        ? shortest.setScale(0)
        : shortest;
  }

  /** Whether the newsroom has said something of it. */
  boolean isMarked() {
    return confirmed || status != Status.STANDING;
  }

  /** The same as said by this source where it names none. */
  Claim orFrom(Optional<Attribution> source) {
    return attribution == null && source.isPresent()
        ? new Claim(
            subject,
            quantity,
            unit,
            qualifier,
            text,
            source.get(),
            status,
            confirmed,
            reason,
            markedAt)
        : this;
  }

  /** The same with another mark. */
  Claim marked(Status next, boolean isConfirmed, Optional<String> why, Optional<Instant> at) {
    return new Claim(
        subject, quantity, unit, qualifier, text, attribution, next, isConfirmed, why, at);
  }

  /** The same with the time of its mark settled. */
  Claim markedBy(Instant now) {
    return isMarked() && markedAt.filter(at -> !at.isAfter(now)).isEmpty()
        ? marked(status, confirmed, reason, Optional.of(now))
        : this;
  }

  /** How the quantity is meant. */
  public enum Qualifier {
    EXACTLY,
    AT_LEAST,
    UP_TO,
    ABOUT,
    UNKNOWN
  }

  /** Whether the claim still holds. */
  public enum Status {
    STANDING,
    SUPERSEDED,
    REFUTED
  }
}
