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
 * @param topics slugs; of a partner's token, which is for articles in any of them alone
 * @param languages the same by language (BCP 47)
 * @param expiresAt when it stops working; never when absent
 */
public record TokenRequest(
    @NotBlank @Size(max = 100) String name,
    @NotEmpty @Size(max = 7) List<@NotNull Scope> scopes,
    @NotNull Optional<@Size(max = 20) List<@NotNull @Size(max = 96) String>> topics,
    @NotNull Optional<@Size(max = 20) List<@NotNull @Size(max = 20) String>> languages,
    @NotNull Optional<Instant> expiresAt) {}
