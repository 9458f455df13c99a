package org.samizdat.update;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.article.Withdrawal;

/**
 * An update as it is stored.
 *
 * @param content what the editor wrote, without the body
 * @param publishedAt when it was first published; the order of the live blog
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
    Optional<Instant> publishedAt) {

  boolean isPublished() {
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
        publishedAt);
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
        Optional.of(first));
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
        publishedAt);
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
        publishedAt);
  }
}
