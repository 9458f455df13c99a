package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;

/**
 * An article as staff see it.
 *
 * @param content what can be sent back with PUT
 * @param html the body as the public gets it
 * @param text the body as plain text
 */
public record AdminArticleView(
    UUID id,
    String slug,
    ArticleStatus status,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> publishedAt,
    Optional<Withdrawal> withdrawal,
    Optional<LiveView> live,
    ArticleContent content,
    Optional<String> html,
    Optional<String> text,
    AdminLinks links) {

  /** Where staff and the public find it. */
  public record AdminLinks(
      String self,
      @com.fasterxml.jackson.annotation.JsonProperty("public") Optional<String> publicUrl,
      Optional<String> updates) {}

  static AdminArticleView of(Article article, BaseUrl base) {
    String self = base.api() + "/admin/articles/" + article.id();
    return new AdminArticleView(
        article.id(),
        article.slug(),
        article.status(),
        article.revision(),
        article.createdAt(),
        article.editedAt(),
        article.publishedAt(),
        article.withdrawal(),
        article.coverage().map(coverage -> LiveView.of(coverage, base)),
        ArticleDrafts.contentOf(article),
        article.body().map(Article.Body::html),
        article.body().map(Article.Body::text),
        new AdminLinks(
            self,
            article.isPublic() ? Optional.of(base.article(article.slug())) : Optional.empty(),
            article.isLiveBlog() ? Optional.of(self + "/updates") : Optional.empty()));
  }
}
