package org.samizdat.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token as staff see it: everything but the secret, which is nowhere.
 *
 * @param id the middle part of {@code sz_<id>_<secret>}
 * @param name who or what uses it
 * @param topics what a partner's token is narrowed down to, where it is
 * @param languages the same by language
 * @param lastUsedAt to the minute
 */
public record Token(
    String id,
    String name,
    List<Scope> scopes,
    Optional<List<String>> topics,
    Optional<List<String>> languages,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {

  Reach reach() {
    return new Reach(topics.orElse(List.of()), languages.orElse(List.of()));
  }

  boolean isUsable(Instant now) {
    return revokedAt.isEmpty() && expiresAt.filter(end -> !end.isAfter(now)).isEmpty();
  }
}
