package org.samizdat.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The {@code partners} section of config.yml.
 *
 * @param perMinute requests with one token, 1..1000000
 */
public record PartnerConfiguration(@Min(1) @Max(1_000_000) int perMinute) {}
