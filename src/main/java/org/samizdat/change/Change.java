package org.samizdat.change;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.samizdat.json.WireName;

/**
 * One row of the change log: a pointer to what changed, never its content.
 *
 * @param seq its number: 1, 2, 3 … in the order of commits, without gaps
 * @param objectId id of the object, slug of a topic
 * @param revision revision that the object has since
 * @param articleId the article that it belongs to, or is
 * @param language language of that article
 * @param topics topics of that article
 * @param leftLanguage the language that the article had until now, where it was another
 * @param leftTopics topics that the article has just left
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
    Optional<String> leftLanguage,
    List<String> leftTopics,
    Optional<String> oldSlug,
    Instant at) {

  /** A change that has yet to be numbered. */
  public static Change of(ChangeType type, String objectId, ChangeOp op, int revision, Instant at) {
    return new Change(
        0,
        type,
        objectId,
        op,
        revision,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        at);
  }

  /** The same about something that belongs to an article, or is one. */
  public Change inArticle(UUID id, String itsLanguage, List<String> itsTopics) {
    return new Change(
        seq,
        type,
        objectId,
        op,
        revision,
        Optional.of(id),
        Optional.of(itsLanguage),
        List.copyOf(itsTopics),
        leftLanguage,
        leftTopics,
        oldSlug,
        at);
  }

  /** The same with what the article has left, so that those who follow that hear of it. */
  public Change leaving(Optional<String> oldLanguage, List<String> oldTopics) {
    return new Change(
        seq,
        type,
        objectId,
        op,
        revision,
        articleId,
        language,
        topics,
        oldLanguage,
        List.copyOf(oldTopics),
        oldSlug,
        at);
  }

  public Change replacing(Optional<String> slug) {
    return new Change(
        seq,
        type,
        objectId,
        op,
        revision,
        articleId,
        language,
        topics,
        leftLanguage,
        leftTopics,
        slug,
        at);
  }

  Change numbered(long number) {
    return new Change(
        number,
        type,
        objectId,
        op,
        revision,
        articleId,
        language,
        topics,
        leftLanguage,
        leftTopics,
        oldSlug,
        at);
  }

  /** Whether copies must go: that is told to everyone, whatever they follow. */
  public boolean isEnd() {
    return op == ChangeOp.WITHDRAWN || op == ChangeOp.ERASED;
  }

  /**
   * The tags of all answers that may look different since, as answers carry them: by these a cache
   * drops exactly what is outdated.
   */
  public Set<String> cacheTags() {
    Set<String> tags = new LinkedHashSet<>();
    tags.add(WireName.of(type) + ":" + objectId);
    articleId.ifPresent(id -> tags.add("article:" + id));
    tags.addAll(
        switch (type) {
          case ARTICLE, UPDATE -> List.of("articles", "calendar");
          case COMMENT -> List.of("articles");
          case TOPIC -> List.of("topics", "articles");
          case EVENT -> List.of("events", "calendar");
          case DONATION_APPEAL -> List.of("donation-appeals");
          case CORRECTION -> List.of("corrections");
          case MEDIA -> List.of();
        });
    tags.add("changes");
    return tags;
  }
}
