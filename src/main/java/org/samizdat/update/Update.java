package org.samizdat.update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.article.CorrectionNote;
import org.samizdat.article.Withdrawal;

/**
 * An update as it is stored.
 *
 * @param content what the editor wrote, without the body
 * @param publishedAt when it was first published; the order of the live blog
 * @param corrections of it, latest first
 */
public record Update(
    UUID id,
    UUID articleId,
    UpdateStatus status,
    UpdateContent content,
    Article.Body body,
    int revision,
    PrintedTime time,
    Optional<Withdrawal> withdrawal,
    Instant createdAt,
    Instant editedAt,
    Optional<Instant> publishedAt,
    List<CorrectionNote> corrections) {

  public boolean isPublished() {
    return status == UpdateStatus.PUBLISHED;
  }

  Update withStatus(UpdateStatus next, Optional<Withdrawal> nextWithdrawal) {
    return new Update(
        id,
        articleId,
        next,
        content,
        body,
        revision,
        time,
        nextWithdrawal,
        createdAt,
        editedAt,
        publishedAt,
        corrections);
  }

  Update withPublishedAt(Instant first, PrintedTime printed) {
    return new Update(
        id,
        articleId,
        status,
        content,
        body,
        revision,
        printed,
        withdrawal,
        createdAt,
        editedAt,
        Optional.of(first),
        corrections);
  }

  Update withContent(UpdateContent next, Article.Body rendered, PrintedTime printed) {
    return new Update(
        id,
        articleId,
        status,
        next,
        rendered,
        revision,
        printed,
        withdrawal,
        createdAt,
        editedAt,
        publishedAt,
        corrections);
  }

  Update revised(Instant at) {
    return new Update(
        id,
        articleId,
        status,
        content,
        body,
        revision + 1,
        time,
        withdrawal,
        createdAt,
        at,
        publishedAt,
        corrections);
  }
}
