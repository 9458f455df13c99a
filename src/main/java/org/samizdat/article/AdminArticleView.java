package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;
import org.samizdat.schedule.ScheduledAction;
import org.samizdat.schedule.ScheduledView;

/**
 * An article as staff see it.
 *
 * @param scheduledFor when it will be published
 * @param scheduled what is planned for it, and what became of that
 * @param revisionsErased true where nothing is kept of what it said; else absent
 * @param content what can be sent back with PUT
 * @param html the body as the public gets it
 * @param text the body as plain text
 */
public record AdminArticleView(
    UUID id,
    String slug,
    EditingStatus status,
    Optional<Instant> scheduledFor,
    List<ScheduledView> scheduled,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> publishedAt,
    Optional<Withdrawal> withdrawal,
    Optional<Boolean> revisionsErased,
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

  public static AdminArticleView of(Article article, List<ScheduledAction> planned, BaseUrl base) {
    String self = base.api() + "/admin/articles/" + article.id();
    return new AdminArticleView(
        article.id(),
        article.slug(),
        EditingStatus.of(article.status(), planned),
        ScheduledAction.publication(planned),
        ScheduledView.of(planned),
        article.revision(),
        article.createdAt(),
        article.editedAt(),
        article.publishedAt(),
        article.withdrawal(),
        article.withdrawal().map(Withdrawal::erases).filter(erased -> erased),
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
