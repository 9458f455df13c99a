package org.samizdat.article;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.http.BaseUrl;

/** A public article, as something that belongs to it names it. */
public record ArticleLink(UUID id, String slug, String url, String headline) {
  /** Empty while readers cannot see the article. */
  public static Optional<ArticleLink> to(UUID id, Handle handle, BaseUrl base) {
    return PublicArticles.published(handle, new ArticleRef(id.toString()))
        .map(
            found ->
                new ArticleLink(
                    found.id(),
                    found.slug(),
                    base.article(found.slug()),
                    found.content().headline()));
  }
}
