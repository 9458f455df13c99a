package org.samizdat.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One row of the change log: a pointer to what changed, never its content.
 *
 * @param seq its number: 1, 2, 3 … in the order of commits, without gaps
 * @param objectId id of the article or update, slug of the topic
 * @param revision revision that the change led to
 * @param articleId the article that it belongs to, or is
 * @param language language of that article
 * @param topics topics of that article, and those that it has just left
 * @param oldSlug the slug that this change replaced
 * @param at time of the change
 */
public record Change(
    long seq,
    ChangeType type,
    String objectId,
    ChangeOp op,
    int revision,
    Optional<UUID> articleId,
    Optional<String> language,
    List<String> topics,
    Optional<String> oldSlug,
    Instant at) {

  /** A change that has yet to be numbered. */
  public static Change of(
      ChangeType type,
      String objectId,
      ChangeOp op,
      int revision,
      List<String> topics,
      Instant at) {
    return new Change(
        0,
        type,
        objectId,
        op,
        revision,
        Optional.empty(),
        Optional.empty(),
        List.copyOf(topics),
        Optional.empty(),
        at);
  }

  public Change inArticle(UUID id, String articleLanguage) {
    return new Change(
        seq,
        type,
        objectId,
        op,
        revision,
        Optional.of(id),
        Optional.of(articleLanguage),
        topics,
        oldSlug,
        at);
  }

  public Change replacing(Optional<String> slug) {
    return new Change(seq, type, objectId, op, revision, articleId, language, topics, slug, at);
  }

  Change numbered(long number) {
    return new Change(
        number, type, objectId, op, revision, articleId, language, topics, oldSlug, at);
  }
}
