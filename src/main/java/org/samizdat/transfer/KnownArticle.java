package org.samizdat.transfer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Withdrawal;
import org.samizdat.change.Change;
import org.samizdat.publication.Filing;

/**
 * What must be known of an article to put something into it.
 *
 * @param topics slugs, in order, with commas between them
 * @param erased whether nothing is kept of what it said
 * @param isNew whether it came with the lines that are being taken in just now
 */
public record KnownArticle(
    UUID id,
    ArticleStatus status,
    boolean live,
    String language,
    Optional<String> topics,
    int revision,
    boolean isNew,
    boolean erased) {

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
        true,
        line.withdrawal().filter(Withdrawal::erases).isPresent());
  }

  /** What stands where something is refused that would bring back what was erased. */
  static final String ERASED = "it was erased here for the safety of a source";

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
