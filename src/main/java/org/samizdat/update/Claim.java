package org.samizdat.update;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one source says about one subject; others may say otherwise, and both are kept.
 *
 * @param subject what is counted or asserted, such as {@code deaths}
 * @param quantity 0..10^12, with up to three decimal places
 * @param unit of the quantity, where it is not plain
 * @param text the claim in words
 * @param status standing when absent
 */
public record Claim(
    @NotBlank @Size(max = 100) String subject,
    Optional<
            @DecimalMin("0") @DecimalMax("1000000000000") @Digits(integer = 13, fraction = 3)
            BigDecimal>
        quantity,
    Optional<@Size(max = 50) String> unit,
    Qualifier qualifier,
    @NotBlank @Size(max = 1000) String text,
    @NotNull @Valid Attribution attribution,
    Status status) {

  /** What was left out gets its default. */
  public Claim {
    qualifier = qualifier == null ? Qualifier.UNKNOWN : qualifier;
    status = status == null ? Status.STANDING : status;
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
