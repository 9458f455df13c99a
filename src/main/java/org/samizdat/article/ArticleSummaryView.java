package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;

/** An article as the public sees it in a list: all but the body and what belongs to it. */
public record ArticleSummaryView(
    UUID id,
    String slug,
    String url,
    ArticleKind kind,
    String language,
    Optional<String> kicker,
    String headline,
    Optional<String> standfirst,
    List<Byline> bylines,
    List<TopicView> topics,
    List<Place> places,
    boolean breaking,
    Optional<LiveView> live,
    CommentsView comments,
    List<MediaView> media,
    List<Translation> translations,
    Instant publishedAt,
    Instant updatedAt,
    int revision,
    ArticleLinks links) {

  /** Where the parts of an article are. */
  public record ArticleLinks(
      String self,
      Optional<String> updates,
      Optional<String> claims,
      Optional<String> digest,
      Optional<String> feed,
      String revisions,
      String site) {}

  public static ArticleSummaryView of(Article article, BaseUrl base) {
    ArticleContent content = article.content();
    String url = base.article(article.slug());
    return new ArticleSummaryView(
        article.id(),
        article.slug(),
        url,
        content.kind(),
        article.language(),
        content.kicker(),
        content.headline(),
        content.standfirst(),
        content.bylines(),
        article.topics().stream().map(topic -> TopicView.of(topic, base)).toList(),
        content.places(),
        content.breaking(),
        article.coverage().map(coverage -> LiveView.of(coverage, base)),
        CommentsView.of(article, base),
        content.media().stream().map(each -> MediaView.of(each, base)).toList(),
        content.translations(),
        article.publishedAt().orElseThrow(),
        article.changedAt(),
        article.revision(),
        new ArticleLinks(
            url,
            below(article, url + "/updates"),
            below(article, url + "/claims"),
            below(article, url + "/digest"),
            below(article, url + "/feed.json"),
            url + "/revisions",
            base.api() + "/site"));
  }

  private static Optional<String> below(Article article, String url) {
    return article.isLiveBlog() ? Optional.of(url) : Optional.empty();
  }
}
