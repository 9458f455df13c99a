package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;

/**
 * The public comments of an article.
 *
 * @param count how many there are
 * @param changedAt when one last came, went or changed
 */
public record Discussion(int count, Optional<Instant> changedAt) {
  static final Discussion NONE = new Discussion(0, Optional.empty());
}
