package org.samizdat.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Withdrawal;

/**
 * An event as it is stored.
 *
 * @param status whether it is public
 * @param content what the editor wrote, without the description
 * @param sequence 0 when it is first published, one more for each change of time, place or status
 *     after that (RFC 5545 §3.8.7.4)
 */
record Event(
    UUID id,
    ArticleStatus status,
    EventContent content,
    Article.Body description,
    EventTime time,
    int sequence,
    int revision,
    Optional<Withdrawal> withdrawal,
    Instant createdAt,
    Instant editedAt,
    Optional<Instant> publishedAt) {

  boolean isPublic() {
    return status == ArticleStatus.PUBLISHED;
  }

  /** The content as an editor would send it again. */
  EventContent written() {
    return content.with(
        Optional.of(description.markdown()).filter(text -> !text.isEmpty()), content.status());
  }

  Event withStatus(ArticleStatus next, Optional<Withdrawal> why, Instant now) {
    Optional<Instant> first =
        next == ArticleStatus.PUBLISHED ? publishedAt.or(() -> Optional.of(now)) : publishedAt;
    return new Event(
        id, next, content, description, time, sequence, revision, why, createdAt, editedAt, first);
  }

  /** The same with what an editor has changed. */
  Event edited(EventContent newContent, Article.Body newDescription, EventTime newTime) {
    boolean concernsGuests =
        !newTime.equals(time)
            || newContent.status() != content.status()
            || !newContent.place().equals(content.place())
            || !newContent.address().equals(content.address());
    return new Event(
        id,
        status,
        newContent,
        newDescription,
        newTime,
        concernsGuests && publishedAt.isPresent() ? sequence + 1 : sequence,
        revision,
        withdrawal,
        createdAt,
        editedAt,
        publishedAt);
  }

  Event revised(Instant now) {
    return new Event(
        id,
        status,
        content,
        description,
        time,
        sequence,
        revision + 1,
        withdrawal,
        createdAt,
        now,
        publishedAt);
  }
}
