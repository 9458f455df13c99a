package org.samizdat.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * The {@code http} section of config.yml.
 *
 * @param maxBodyBytes largest request body, 1 KiB..64 MiB; larger ones are answered 413
 * @param cacheTagHeader the header that tells a CDN what an answer depends on: {@code Cache-Tag},
 *     {@code Surrogate-Key} or {@code xkey}
 * @param adminOrigins web origins from which a browser may use the admin surface; public data may
 *     be read from any
 * @param measureHits whether times and statuses of all requests are measured, also of those that
 *     are answered from the cache
 */
public record HttpConfiguration(
    @Min(1024) @Max(64 << 20) int maxBodyBytes,
    @NotBlank String cacheTagHeader,
    @NotNull List<String> adminOrigins,
    boolean measureHits) {}
