package org.samizdat.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.Byline;
import org.samizdat.article.CallToAction;
import org.samizdat.article.Coverage;
import org.samizdat.article.LiveState;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.WireName;
import org.samizdat.update.Attribution;
import org.samizdat.update.Update;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.Verification;

/** Articles and updates as plain text, for terminals and slow links; nothing in it is a control. */
final class PlainArticle {
  static final String TYPE = "text/plain";

  /** Most updates on a page. */
  static final int MAX_UPDATES = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final BaseUrl base;

  PlainArticle(BaseUrl base) {
    this.base = base;
  }

  /**
   * An article with the updates of a page.
   *
   * @param first whether it is the first page, which has the article itself
   * @param rest where earlier updates are
   */
  String of(Article article, List<Update> updates, boolean first, Optional<String> rest) {
    return written(
        Stream.of(
                first ? whole(article) : head(article),
                first ? live(article) : Stream.<String>empty(),
                updates.stream().map(this::entry),
                rest.stream().map(address -> "Earlier updates: " + address))
            .flatMap(each -> each));
  }

  String of(Update update, Article article) {
    Stream<String> owner =
        Stream.of("In: " + line(article.content().headline()) + "\n" + url(article));
    return written(Stream.concat(Stream.of(entry(update)), owner));
  }

  private static String written(Stream<String> blocks) {
    return blocks.collect(Collectors.joining("\n\n")) + "\n";
  }

  private Stream<String> head(Article article) {
    return Stream.of(line(article.content().headline()) + "\n" + url(article));
  }

  private Stream<String> whole(Article article) {
    ArticleContent content = article.content();
    String bylines = content.bylines().stream().map(Byline::name).collect(Collectors.joining(", "));
    String published = article.publishedAt().map(PlainArticle::time).orElse("");
    return Stream.of(
            content.kicker().map(PlainArticle::line),
            Optional.of(line(content.headline())),
            content.standfirst().map(PlainArticle::line),
            Optional.of(bylines)
                .filter(names -> !names.isEmpty())
                .map(names -> "By " + line(names)),
            Optional.of(
                "Published %s, changed %s%n%s"
                    .formatted(published, time(article.changedAt()), url(article))),
            article.body().map(Article.Body::text).filter(text -> !text.isEmpty()),
            calls(content.callsToAction()),
            list(content.relatedLinks().stream().map(each -> item(each.title(), each.url()))),
            list(
                content.translations().stream()
                    .map(each -> item(each.title().orElse(each.language()), each.url()))))
        .flatMap(Optional::stream);
  }

  private static Optional<String> calls(List<CallToAction> calls) {
    return list(
        calls.stream()
            .map(
                call ->
                    Stream.of(
                            Stream.of(call.title()),
                            call.text().stream(),
                            call.place().stream(),
                            call.url().stream(),
                            call.recipients().stream()
                                .map(each -> WireName.of(each.role()) + ": " + each.address()))
                        .flatMap(each -> each)
                        .map(PlainArticle::line)
                        .collect(Collectors.joining("\n  ", "- ", ""))));
  }

  private static String item(String title, String url) {
    return "- " + line(title) + "\n  " + url;
  }

  private static Optional<String> list(Stream<String> items) {
    return Optional.of(items.collect(Collectors.joining("\n"))).filter(text -> !text.isEmpty());
  }

  private static Stream<String> live(Article article) {
    return article.coverage().stream().map(PlainArticle::coverage);
  }

  private static String coverage(Coverage coverage) {
    String count = coverage.updateCount() == 1 ? "1 update" : coverage.updateCount() + " updates";
    String state =
        coverage.state() == LiveState.ENDED
            ? coverage.endedAt().map(at -> "ended " + time(at)).orElse("ended")
            : WireName.of(coverage.state());
    return "LIVE BLOG, %s, %s, newest first".formatted(state, count);
  }

  private String entry(Update update) {
    UpdateContent content = update.content();
    String told =
        content.verification() == Verification.UNVERIFIED
            ? ""
            : " [" + WireName.of(content.verification()) + "]";
    String time = line(update.time().displayTime());
    String text = update.body().text();
    return Stream.of(
            Optional.of("* " + time + (content.keyEvent() ? " [key event]" : "") + told),
            content.headline().map(PlainArticle::line),
            Optional.of(text).filter(words -> !words.isEmpty()),
            content.attribution().map(PlainArticle::source),
            Optional.of(base.update(update.id())))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  private static String source(Attribution attribution) {
    return "Source: "
        + line(attribution.name())
        + attribution.url().map(url -> " (" + url + ")").orElse("");
  }

  private String url(Article article) {
    return base.article(article.slug());
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String line(String text) {
    return Excerpt.line(text);
  }
}
