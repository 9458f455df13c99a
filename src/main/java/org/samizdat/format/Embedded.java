package org.samizdat.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.Byline;
import org.samizdat.article.Media;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.Attribution;
import org.samizdat.update.Update;
import org.samizdat.update.UpdateContent;

/**
 * What other people's pages show of an article or an update.
 *
 * @param said the time as it is printed
 * @param source who says so
 */
record Embedded(
    String url,
    String language,
    String headline,
    String text,
    String said,
    Instant at,
    Optional<String> source,
    List<Media> media) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Embedded of(Article article, BaseUrl base) {
    ArticleContent content = article.content();
    Instant published = article.publishedAt().orElseThrow();
    String bylines = content.bylines().stream().map(Byline::name).collect(Collectors.joining(", "));
    return new Embedded(
        base.article(article.slug()),
        article.language(),
        content.headline(),
        content.standfirst().or(() -> article.body().map(Article.Body::text)).orElse(""),
        TIME.format(published),
        published,
        Optional.of(bylines).filter(names -> !names.isEmpty()),
        content.media());
  }

  static Embedded of(Update update, Article article, BaseUrl base) {
    UpdateContent content = update.content();
    return new Embedded(
        base.update(update.id()),
        article.language(),
        content.headline().orElse(article.content().headline()),
        update.body().text(),
        update.time().displayTime(),
        update.time().occurredAt(),
        content.attribution().map(Attribution::name),
        content.media());
  }
}
