package org.samizdat.ninjs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Coverage;
import org.samizdat.article.RelatedLink;
import org.samizdat.article.Translation;
import org.samizdat.event.EventView;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Members;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.update.Update;
import org.samizdat.update.UpdateStatus;

/**
 * Writes news items (IPTC ninjs 3.1). An item is known by its {@code uri}, which stays when the
 * slug changes; a correction is the same item with a higher version. What is not public yet is
 * withheld, and of what was withdrawn nothing is left but that it is canceled.
 */
public final class Ninjs {
  /** Most updates that a live blog is written with at once. */
  public static final int MAX_UPDATES = 100;

  private static final Members STANDARD =
      new Members()
          .with("name", "ninjs")
          .with("version", "3.1")
          .with("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#");

  private final BaseUrl base;
  private final Concepts concepts;

  public Ninjs(SiteConfiguration site, BaseUrl base) {
    this.base = base;
    this.concepts = new Concepts(site, base);
  }

  /**
   * An article; of a live blog the one item that all its updates belong to.
   *
   * @param updates of a live blog, the newest first
   * @param rest where its earlier updates are
   */
  public Members article(Article article, List<Update> updates, Optional<String> rest) {
    String uri = base.article(article.id().toString());
    if (article.status() == ArticleStatus.WITHDRAWN) {
      return canceled(type(article), uri, version(article), article.changedAt());
    }
    ArticleContent content = article.content();
    boolean draft = article.status() == ArticleStatus.DRAFT;
    int all = article.coverage().map(Coverage::updateCount).orElse(0);
    Members item =
        item(type(article), uri, version(article))
            .with("standard", STANDARD)
            .with("profile", article.isLiveBlog() ? "live-blog" : "article")
            .with("representationType", updates.size() < all ? "partial" : "full")
            .with("pubStatus", draft ? "withheld" : "usable")
            .with("firstCreated", article.publishedAt())
            .with("versionCreated", draft ? article.editedAt() : article.changedAt())
            .with("embargoedUntil", draft ? content.embargoedUntil() : Optional.empty())
            .with("urgency", content.breaking() ? Optional.of(1) : Optional.empty())
            .with("language", article.language())
            .with("title", content.headline())
            .with("slugline", article.slug())
            .with("headlines", Texts.headlines(content.kicker(), Optional.of(content.headline())))
            .with("descriptions", Texts.of("standfirst", content.standfirst()).toList())
            .with("bodies", Texts.bodies(article.body().orElseThrow()))
            .with("infoSources", List.of(concepts.publisher()));
    concepts.about(article, item);
    concepts.rights(article, item);
    return item.with("renditions", List.of(json(base.article(article.slug()))))
        .with("associations", associations(article, updates, rest));
  }

  /** An update as an item of its own, with the live blog that it is part of. */
  public Members update(Update update, Article article) {
    if (update.status() == UpdateStatus.WITHDRAWN || article.status() == ArticleStatus.WITHDRAWN) {
      Instant at = update.withdrawal().or(article::withdrawal).map(each -> each.at()).orElseThrow();
      return canceled("text", uri(update), Integer.toString(update.revision()), at);
    }
    Members blog =
        item(type(article), base.article(article.id().toString()), version(article))
            .with("name", article.content().headline())
            .with("rel", "partOf");
    Members item = text(update, article).with("standard", STANDARD);
    concepts.about(article, item);
    concepts.rights(article, item);
    return item.with("renditions", List.of(json(uri(update))))
        .with("associations", concat(pictures(update), Stream.of(blog)));
  }

  /** An event, also one that was cancelled: then its status says so, and the item stays usable. */
  public Members event(EventView event) {
    Members item =
        item("event", event.url(), Integer.toString(event.revision()))
            .with("standard", STANDARD)
            .with("profile", "event")
            .with("representationType", "full")
            .with("pubStatus", "usable")
            .with("firstCreated", event.publishedAt())
            .with("versionCreated", event.updatedAt());
    return new EventItem(event, base).addTo(item).with("renditions", List.of(json(event.url())));
  }

  /**
   * An item that was withdrawn.
   *
   * @param type what it was
   * @param at when it was withdrawn
   */
  public static Members canceled(String type, String uri, String version, Instant at) {
    return item(type, uri, version)
        .with("standard", STANDARD)
        .with("pubStatus", "canceled")
        .with("versionCreated", at);
  }

  private Members text(Update update, Article article) {
    return item("text", uri(update), Integer.toString(update.revision()))
        .with("profile", "live-update")
        .with("representationType", "full")
        .with("pubStatus", update.status() == UpdateStatus.DRAFT ? "withheld" : "usable")
        .with("firstCreated", update.publishedAt())
        .with("versionCreated", update.editedAt())
        .with("contentCreated", update.time().occurredAt())
        .with("language", article.language())
        .with("headlines", Texts.headlines(Optional.empty(), update.content().headline()))
        .with("descriptions", Texts.about(update))
        .with("bodies", Texts.bodies(update.body()))
        .with("infoSources", concepts.sources(update));
  }

  private List<Members> associations(Article article, List<Update> updates, Optional<String> rest) {
    ArticleContent content = article.content();
    Stream<Members> entries =
        updates.stream()
            .map(
                update ->
                    text(update, article)
                        .with("name", update.time().displayTime())
                        .with("rel", "update")
                        .with("associations", pictures(update).toList()));
    Stream<Members> earlier =
        rest.stream()
            .map(
                address ->
                    new Members()
                        .with("name", "Earlier updates")
                        .with("rel", "next")
                        .with("type", "composite")
                        .with("uri", address));
    Stream<Members> pictures = content.media().stream().map(each -> Picture.of(each, base));
    Stream<Members> related = content.relatedLinks().stream().map(Ninjs::related);
    Stream<Members> translations = content.translations().stream().map(Ninjs::translation);
    return concat(pictures, entries, earlier, related, translations);
  }

  private static Members related(RelatedLink link) {
    return elsewhere(link.title(), link.url(), "seeAlso").with("language", link.language());
  }

  private static Members translation(Translation translation) {
    String name = translation.title().orElse(translation.language());
    return elsewhere(name, translation.url(), "translation")
        .with("language", translation.language());
  }

  private static Members elsewhere(String name, String url, String rel) {
    return new Members().with("name", name).with("rel", rel).with("uri", url);
  }

  private Stream<Members> pictures(Update update) {
    return update.content().media().stream().map(each -> Picture.of(each, base));
  }

  @SafeVarargs
  private static List<Members> concat(Stream<Members>... parts) {
    return Stream.of(parts).flatMap(each -> each).toList();
  }

  private static Members item(String type, String uri, String version) {
    return new Members().with("uri", uri).with("type", type).with("version", version);
  }

  private static Members json(String url) {
    return new Members()
        .with("name", "json")
        .with("href", url)
        .with("contentType", "application/json");
  }

  private static String type(Article article) {
    return article.isLiveBlog() ? "composite" : "text";
  }

  /**
   * The revision; of a live blog, which is another with every update, the microsecond of its last
   * change since 1970.
   */
  private static String version(Article article) {
    return article.isLiveBlog()
        ? Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, article.changedAt()))
        : Integer.toString(article.revision());
  }

  private String uri(Update update) {
    return base.update(update.id());
  }
}
