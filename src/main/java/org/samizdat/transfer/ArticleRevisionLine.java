package org.samizdat.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.RevisionKind;

/**
 * One revision of an article, right behind it.
 *
 * @param what made it
 * @param isPublic whether the public saw it
 * @param significant whether it said something else than the one before; when absent, as in exports
 *     of before this was told, what the public saw did
 * @param content as in the article's line; absent when it is the same as there
 * @param author name of the token with which it was made
 */
public record ArticleRevisionLine(
    @NotNull UUID articleId,
    @Min(1) int revision,
    @NotNull RevisionKind what,
    @JsonProperty("public") boolean isPublic,
    Optional<Boolean> significant,
    Optional<@Valid ArticleContent> content,
    @NotNull @Size(max = 100) String author,
    @NotNull Instant madeAt)
    implements Line {

  /** The same, which need not repeat what its thing is like. */
  ArticleRevisionLine without(ArticleContent thing) {
    return content.filter(thing::equals).isPresent()
        ? new ArticleRevisionLine(
            articleId, revision, what, isPublic, significant, Optional.empty(), author, madeAt)
        : this;
  }
}
