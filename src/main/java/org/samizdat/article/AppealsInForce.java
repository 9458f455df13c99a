package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells an article which donation appeals to show; it does not know where they come from. */
public interface AppealsInForce {
  /** Those for this article, the most important first. */
  List<AppealSummary> of(Handle handle, Article article);

  /** When the public last saw any appeal change, or go. */
  Optional<Instant> changedAt(Handle handle);

  /** When the next one will begin or end. */
  Optional<Instant> nextChange(Handle handle);
}
