package org.samizdat.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.LiveState;
import org.samizdat.article.Withdrawal;

/**
 * An article or live blog as it is now.
 *
 * @param content as an editor would send it, with slug, language, topics (each with its slug) and
 *     body
 * @param otherSlugs those that it had before, which still lead to it
 * @param live of a live blog, and only of one
 * @param revision number of its last revision
 * @param publishedAt when it was first published; a public one has it
 * @param changedAt when the public last saw it change, its comments apart
 * @param commentsChangedAt when the public last saw its comments change
 */
public record ArticleLine(
    @NotNull UUID id,
    @NotNull ArticleStatus status,
    @NotNull @Valid ArticleContent content,
    @NotNull List<@NotNull String> otherSlugs,
    Optional<@Valid Live> live,
    Optional<@Valid Withdrawal> withdrawal,
    @Min(1) int revision,
    @NotNull Instant createdAt,
    @NotNull Instant editedAt,
    Optional<Instant> publishedAt,
    @NotNull Instant changedAt,
    Optional<Instant> commentsChangedAt)
    implements Line {

  /** Where the coverage of a live blog stands; its updates are counted anew. */
  public record Live(
      @NotNull LiveState state,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<UUID> pinnedUpdateId) {}

  public ArticleLine {
    otherSlugs = otherSlugs == null ? List.of() : otherSlugs;
  }

  boolean isPublic() {
    return status == ArticleStatus.PUBLISHED;
  }
}
