package org.samizdat.article;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.http.BaseUrl;

/** A public article, as something that belongs to it names it. */
public record ArticleLink(UUID id, String slug, String url, String headline) {
  /** Links by the ids of these articles, as far as readers can see them. */
  public static Map<UUID, ArticleLink> to(Stream<UUID> ids, Handle handle, BaseUrl base) {
    List<UUID> distinct = ids.distinct().toList();
    if (distinct.isEmpty()) {
      return Map.of();
    }
    return PublicArticles.byIds(handle, distinct).stream()
        .map(each -> of(each, base))
        .collect(Collectors.toMap(ArticleLink::id, Function.identity()));
  }

  /** The link to a public article. */
  public static ArticleLink of(Article article, BaseUrl base) {
    return new ArticleLink(
        article.id(), article.slug(), base.article(article.slug()), article.content().headline());
  }
}
