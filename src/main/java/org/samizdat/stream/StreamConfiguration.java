package org.samizdat.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The {@code stream} section of config.yml.
 *
 * @param maxConnections streams open at a time on this server, 1..1,000,000, but never more than
 *     half of the files that the process may open
 * @param maxPerClient of these for one address, 1..1,000,000
 * @param heartbeatSeconds a sign of life so often, 1..60
 */
public record StreamConfiguration(
    @Min(1) @Max(1_000_000) int maxConnections,
    @Min(1) @Max(1_000_000) int maxPerClient,
    @Min(1) @Max(60) int heartbeatSeconds) {}
