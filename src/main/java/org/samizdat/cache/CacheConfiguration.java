package org.samizdat.cache;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The {@code cache} section of config.yml.
 *
 * @param maxBytes memory for finished answers, 0..16 GiB; with 0 there is no cache
 */
public record CacheConfiguration(@Min(0) @Max(16L << 30) long maxBytes) {}
