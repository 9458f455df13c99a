package org.samizdat.transfer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleStatus;
import org.samizdat.change.Change;
import org.samizdat.publication.Filing;

/**
 * What must be known of an article to put something into it.
 *
 * @param topics slugs, in order, with commas between them
 * @param isNew whether it came with the lines that are being taken in just now
 */
public record KnownArticle(
    UUID id,
    ArticleStatus status,
    boolean live,
    String language,
    Optional<String> topics,
    int revision,
    boolean isNew) {

  static KnownArticle of(ArticleLine line) {
    List<String> topics =
        line.content().topics().stream()
            .map(topic -> topic.slug().orElseThrow())
            .distinct()
            .toList();
    return new KnownArticle(
        line.id(),
        line.status(),
        line.live().isPresent(),
        line.content().language().orElseThrow(),
        topics.isEmpty() ? Optional.empty() : Optional.of(String.join(",", topics)),
        line.revision(),
        true);
  }

  boolean isPublic() {
    return status == ArticleStatus.PUBLISHED;
  }

  List<String> topicSlugs() {
    return topics.map(slugs -> List.of(slugs.split(","))).orElse(List.of());
  }

  Filing filing() {
    return new Filing(language, topicSlugs());
  }

  /** The change, as one in this article. */
  Change place(Change change) {
    return change.inArticle(id, language, topicSlugs());
  }
}
