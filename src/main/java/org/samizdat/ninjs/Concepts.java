package org.samizdat.ninjs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.Byline;
import org.samizdat.article.Place;
import org.samizdat.article.Rights;
import org.samizdat.article.Topic;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Members;
import org.samizdat.json.WireName;
import org.samizdat.site.SiteConfiguration;
import org.samizdat.update.Attribution;
import org.samizdat.update.Update;

/** What an item is about, who says so, and who holds the rights, in the terms of ninjs. */
final class Concepts {
  private final SiteConfiguration site;
  private final BaseUrl base;

  Concepts(SiteConfiguration site, BaseUrl base) {
    this.site = site;
    this.base = base;
  }

  /** Adds what an article is about, to it or to one of its updates. */
  void about(Article article, Members item) {
    ArticleContent content = article.content();
    String names = content.bylines().stream().map(Byline::name).collect(Collectors.joining(", "));
    item.with("by", Optional.of(names).filter(text -> !text.isEmpty()))
        .with("people", content.bylines().stream().map(Concepts::author).toList())
        .with("places", content.places().stream().map(Concepts::place).toList())
        .with("located", content.places().stream().map(Place::name).findFirst())
        .with("subjects", article.topics().stream().map(this::subject).toList());
  }

  private static Members author(Byline byline) {
    return new Members()
        .with("name", byline.name())
        .with("rel", byline.role().orElse("author"))
        .with("uri", byline.url());
  }

  private Members subject(Topic topic) {
    return new Members()
        .with("name", topic.name())
        .with("rel", "about")
        .with("uri", base.topic(topic.slug()))
        .with("literal", topic.slug());
  }

  static Members place(Place place) {
    Members address = new Members().with("area", place.region()).with("country", place.country());
    boolean located = place.region().isPresent() || place.country().isPresent();
    return new Members()
        .with("name", place.name())
        .with("contactInfo", located ? List.of(new Members().with("address", address)) : List.of())
        .with(
            "geoJSON",
            place
                .longitude()
                .flatMap(
                    east ->
                        place
                            .latitude()
                            .map(
                                north ->
                                    new Members()
                                        .with("type", "Point")
                                        .with("coordinates", List.of(east, north)))));
  }

  /** Whose figures and words an update passes on, and then the publisher. */
  List<Members> sources(Update update) {
    Stream<Attribution> named =
        Stream.concat(
            update.content().attribution().stream(),
            update.content().claims().stream().map(claim -> claim.attribution()));
    return Stream.concat(named.distinct().map(Concepts::source), Stream.of(publisher())).toList();
  }

  private static Members source(Attribution attribution) {
    return new Members()
        .with("name", attribution.name())
        .with("role", WireName.of(attribution.kind()))
        .with("uri", attribution.url());
  }

  Members publisher() {
    return new Members()
        .with("name", site.publisherName())
        .with("role", "publisher")
        .with("uri", site.publisherUrl());
  }

  /** Adds an article's rights, or those of the site where it has none of its own. */
  void rights(Article article, Members item) {
    Optional<Rights> rights = article.content().rights().or(site::rights);
    Optional<String> holder = rights.flatMap(Rights::copyrightHolder);
    Instant published = article.publishedAt().orElseGet(article::createdAt);
    int year = published.atOffset(ZoneOffset.UTC).getYear();
    item.with("copyrightHolder", holder)
        .with(
            "copyrightNotice",
            holder.map(
                name ->
                    rights
                        .flatMap(Rights::license)
                        .map(license -> "© %d %s, %s".formatted(year, name, license))
                        .orElseGet(() -> "© %d %s".formatted(year, name))))
        .with("usageTerms", usageTerms(rights))
        .with(
            "rightsInfo",
            rights.flatMap(Rights::licenseUrl).map(url -> new Members().with("linkedRights", url)));
  }

  private static Optional<String> usageTerms(Optional<Rights> rights) {
    String terms =
        Stream.of(
                rights.flatMap(Rights::usageTerms),
                rights.flatMap(Rights::attribution).map(text -> "Credit: " + text))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return Optional.of(terms).filter(text -> !text.isEmpty());
  }
}
