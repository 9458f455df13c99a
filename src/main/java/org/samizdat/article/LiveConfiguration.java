package org.samizdat.article;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/**
 * The {@code live} section of config.yml.
 *
 * @param endAfterHours hours without any change after which a live blog ends, 0..8760; 0 for never
 */
public record LiveConfiguration(@Min(0) @Max(8760) int endAfterHours) {

  Optional<Duration> endAfter() {
    return endAfterHours == 0 ? Optional.empty() : Optional.of(Duration.ofHours(endAfterHours));
  }
}
