package org.samizdat.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The {@code access} section of config.yml.
 *
 * @param adminToken the first admin token; when empty one is made and shown once
 * @param failedTokensPerMinute wrong tokens from one address before 429, 1..10000
 */
public record AccessConfiguration(
    @NotNull
        @Pattern(
            regexp = "|[!-~]{8,250}",
            message = "must have 8 to 250 printable ASCII characters without spaces")
        String adminToken,
    @Min(1) @Max(10_000) int failedTokensPerMinute) {
  @Override
  public String toString() {
    return "AccessConfiguration[failedTokensPerMinute=" + failedTokensPerMinute + "]";
  }
}
