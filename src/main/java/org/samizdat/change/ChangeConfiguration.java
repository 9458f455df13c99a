package org.samizdat.change;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The {@code changes} section of config.yml.
 *
 * @param keepDays days for which the log is kept, 1..3650; who was away for longer starts again
 */
public record ChangeConfiguration(@Min(1) @Max(3650) int keepDays) {}
