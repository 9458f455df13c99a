package org.samizdat.search;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Public;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Links;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.topic.TopicNames;

/** Searching under {@code /v1/search}. */
@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchResource {
  private static final int MAX_TOPICS = 50;
  private static final int MAX_MONTHS = 240;

  /** So many hits of what may have been meant are looked at. */
  private static final int PROOFS = 5;

  private final Finder finder;
  private final Words words;
  private final Database database;
  private final BaseUrl base;
  private final ZoneId siteZone;
  private final NextChange next;
  private final Clock clock;

  SearchResource(
      Finder finder,
      Words words,
      Database database,
      BaseUrl base,
      ZoneId siteZone,
      NextChange next,
      Clock clock) {
    this.finder = finder;
    this.words = words;
    this.database = database;
    this.base = base;
    this.siteZone = siteZone;
    this.next = next;
    this.clock = clock;
  }

  @GET
  @Public
  public Response search(
      @BeanParam @Valid SearchParameters parameters,
      @Context UriInfo uriInfo,
      @Context Request request) {
    SearchQuery query = parameters.query(siteZone, clock.instant());
    Finder.Found found = finder.find(query);
    Optional<String> meant = found.total() == 0 ? finder.suggestion(query) : Optional.empty();
    Optional<Finder.Found> proof = meant.map(other -> finder.find(query.instead(other, PROOFS)));
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          Optional<String> didYouMean =
              meant.filter(other -> Hits.anyIsPublic(handle, proof.orElseThrow().hits()));
          SearchPage page = page(handle, query, found, didYouMean);
          return PublicAnswer.of(page, CachePolicy.LIST_HEAD)
              .tags(List.of("articles"))
              .until(left)
              .link(Links.next(base, uriInfo, page.page()))
              .to(request);
        });
  }

  private SearchPage page(
      Handle handle, SearchQuery query, Finder.Found found, Optional<String> didYouMean) {
    List<SearchPage.Hit> hits =
        new Hits(base, new Highlighter(words, query.part())).of(handle, found.hits());
    int gone = found.hits().size() - hits.size();
    Optional<String> cursor =
        found
            .last()
            .filter(last -> last.seen() < Math.min(found.total(), SearchQuery.DEEPEST))
            .map(query::cursor);
    return new SearchPage(
        hits,
        new Page(cursor, Optional.empty(), cursor.isPresent()),
        found.total() - gone,
        didYouMean,
        query.facets().isEmpty() ? Optional.empty() : Optional.of(facets(handle, found.facets())));
  }

  private static SearchPage.Facets facets(Handle handle, Map<Facet, Map<String, Integer>> counts) {
    return new SearchPage.Facets(
        Optional.ofNullable(counts.get(Facet.TOPIC)).map(topics -> topics(handle, topics)),
        Optional.ofNullable(counts.get(Facet.LANGUAGE))
            .map(
                languages ->
                    most(languages)
                        .map(each -> new SearchPage.LanguageCount(each.getKey(), each.getValue()))
                        .toList()),
        Optional.ofNullable(counts.get(Facet.MONTH))
            .map(
                months ->
                    months.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByKey().reversed())
                        .limit(MAX_MONTHS)
                        .map(each -> new SearchPage.MonthCount(each.getKey(), each.getValue()))
                        .toList()));
  }

  private static List<SearchPage.TopicCount> topics(Handle handle, Map<String, Integer> counts) {
    List<Map.Entry<String, Integer>> most = most(counts).limit(MAX_TOPICS).toList();
    Map<String, String> names =
        TopicNames.of(handle, most.stream().map(Map.Entry::getKey).toList());
    return most.stream()
        .flatMap(
            each ->
                Stream.ofNullable(names.get(each.getKey()))
                    .map(name -> new SearchPage.TopicCount(each.getKey(), name, each.getValue())))
        .toList();
  }

  private static Stream<Map.Entry<String, Integer>> most(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
  }
}
