package org.samizdat.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token as staff see it: everything but the secret, which is nowhere.
 *
 * @param id the middle part of {@code sz_<id>_<secret>}
 * @param name who or what uses it
 * @param lastUsedAt to the minute
 */
public record Token(
    String id,
    String name,
    List<Scope> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {

  boolean isUsable(Instant now) {
    return revokedAt.isEmpty() && expiresAt.filter(end -> !end.isAfter(now)).isEmpty();
  }
}
