package org.samizdat.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a new token is to be.
 *
 * @param name 1..100 characters
 * @param scopes at least one
 * @param expiresAt when it stops working; never when absent
 */
public record TokenRequest(
    @NotBlank @Size(max = 100) String name,
    @NotEmpty @Size(max = 7) List<@NotNull Scope> scopes,
    @NotNull Optional<Instant> expiresAt) {}
