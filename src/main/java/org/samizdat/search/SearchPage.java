package org.samizdat.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleKind;
import org.samizdat.article.ArticleLink;
import org.samizdat.article.TopicView;
import org.samizdat.http.Page;

/**
 * A page of hits, as it is answered.
 *
 * @param total how many hits there are
 * @param didYouMean a query that would find something, where this one did not
 */
record SearchPage(
    List<Hit> items, Page page, int total, Optional<String> didYouMean, Optional<Facets> facets) {

  /**
   * An article or update.
   *
   * @param article the article that it is or belongs to
   * @param displayTime of an update
   */
  record Hit(
      HitType type,
      UUID id,
      String url,
      ArticleLink article,
      ArticleKind kind,
      String language,
      Optional<String> headline,
      Optional<String> displayTime,
      List<TopicView> topics,
      Instant publishedAt,
      Instant updatedAt,
      Highlights highlights) {}

  /** Escaped HTML with no element but {@code <mark>}. */
  record Highlights(Optional<String> headline, List<String> excerpts) {}

  /** How all hits are spread; what was not asked for is absent. */
  record Facets(
      Optional<List<TopicCount>> topics,
      Optional<List<LanguageCount>> languages,
      Optional<List<MonthCount>> months) {}

  /** Hits in a topic. */
  record TopicCount(String slug, String name, int count) {}

  /** Hits in a language. */
  record LanguageCount(String language, int count) {}

  /** Hits of a month, such as {@code 2011-12}. */
  record MonthCount(String month, int count) {}
}
