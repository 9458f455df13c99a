package org.samizdat.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Markdown;
import org.samizdat.text.RichText;
import org.samizdat.text.Slugs;

/**
 * Turns what an editor wrote into an article: slug, language and topics settled, Markdown rendered.
 */
final class ArticleDrafts {
  private final String siteLanguage;

  ArticleDrafts(String siteLanguage) {
    this.siteLanguage = siteLanguage;
  }

  /** The slug that was chosen, or one made of the headline. */
  String slug(ArticleContent content) {
    return chosenSlug(content)
        .or(() -> Slugs.from(content.headline()).filter(slug -> !new ArticleRef(slug).isId()))
        .orElse("article");
  }

  /** A slug that looked like an id could never be found. */
  private static Optional<String> chosenSlug(ArticleContent content) {
    if (content.slug().filter(slug -> new ArticleRef(slug).isId()).isPresent()) {
      throw ProblemException.invalidContent("/slug", "must not look like an id");
    }
    return content.slug();
  }

  Article of(
      UUID id,
      String slug,
      ArticleContent content,
      UnaryOperator<List<Topic>> existing,
      Instant now) {
    List<Topic> topics = existing.apply(topics(content));
    return new Article(
        id,
        slug,
        ArticleStatus.DRAFT,
        language(content),
        topics,
        stored(content),
        Optional.of(body(content)),
        1,
        content.kind() == ArticleKind.LIVEBLOG ? Optional.of(Coverage.fresh()) : Optional.empty(),
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        now,
        Discussion.NONE,
        List.of());
  }

  Article edited(Article before, ArticleContent content, UnaryOperator<List<Topic>> existing) {
    return new Article(
        before.id(),
        chosenSlug(content).orElse(before.slug()),
        before.status(),
        language(content),
        existing.apply(topics(content)),
        stored(content),
        Optional.of(body(content)),
        before.revision(),
        coverage(before, content),
        before.withdrawal(),
        before.createdAt(),
        before.editedAt(),
        before.publishedAt(),
        before.changedAt(),
        before.discussion(),
        before.corrections());
  }

  private static Optional<Coverage> coverage(Article before, ArticleContent content) {
    if (content.kind() == ArticleKind.LIVEBLOG) {
      return before
          .coverage()
          .or(
              () ->
                  Optional.of(
                      before.isPublic()
                          ? Coverage.fresh().begin(before.publishedAt().orElseThrow())
                          : Coverage.fresh()));
    }
    if (before.coverage().filter(coverage -> coverage.updateCount() > 0).isPresent()) {
      throw ProblemException.invalidContent(
          "/kind", "must stay liveblog: the live blog has published updates");
    }
    return Optional.empty();
  }

  /** The content as an editor would send it again, slug and body included. */
  JsonNode written(Article article) {
    return Json.tree(contentOf(article));
  }

  static ArticleContent contentOf(Article article) {
    return article
        .content()
        .with(
            Optional.of(article.slug()),
            Optional.of(article.language()),
            article.topics().stream()
                .map(topic -> new TopicName(Optional.of(topic.slug()), topic.name()))
                .toList(),
            article.body().map(Article.Body::markdown).filter(text -> !text.isEmpty()));
  }

  /** What stands in columns of its own is not stored twice. */
  private static ArticleContent stored(ArticleContent content) {
    return content.with(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  private static Article.Body body(ArticleContent content) {
    String markdown = content.body().orElse("");
    RichText rendered = Markdown.render(markdown);
    return new Article.Body(markdown, rendered.html(), rendered.text());
  }

  private String language(ArticleContent content) {
    return content
        .language()
        .map(tag -> Locale.forLanguageTag(tag).toLanguageTag())
        .orElse(siteLanguage);
  }

  /** Each topic once, in the order given. */
  private static List<Topic> topics(ArticleContent content) {
    Map<String, Topic> topics = new LinkedHashMap<>();
    int index = 0;
    for (TopicName each : content.topics()) {
      int at = index++;
      String slug =
          each.slug()
              .or(() -> Slugs.from(each.name()))
              .orElseThrow(
                  () ->
                      ProblemException.invalidContent(
                          "/topics/" + at, "needs a slug, because none can be made of its name"));
      topics.putIfAbsent(slug, new Topic(slug, each.name()));
    }
    return List.copyOf(topics.values());
  }
}
