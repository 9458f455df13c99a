package org.samizdat.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Public;
import org.samizdat.article.ArticleLocation;
import org.samizdat.article.ArticlePages;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;
import org.samizdat.publication.Publications;
import org.samizdat.publication.Slot;

/** Sitemaps for search engines. */
@Path("/v1")
@Produces(SitemapXml.TYPE)
public final class SitemapResource {
  /** Most addresses of a sitemap (sitemaps.org). */
  private static final int MAX = 50_000;

  private static final int MAX_NEWS = 1_000;
  private static final Duration NEWS = Duration.ofDays(2);

  /** Before and after anything; the API's years are 1 to 9999. */
  private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  private final FeedSource source;

  SitemapResource(FeedSource source) {
    this.source = source;
  }

  @GET
  @Path("/sitemap.xml")
  @Public
  public Response index(@Context Request request) {
    return answer(
        request, CachePolicy.ITEM, handle -> SitemapXml.index(names(handle), source.base()));
  }

  /** The news first: without a sitemap in it, an index would not be valid. */
  private static List<String> names(Handle handle) {
    return Stream.concat(Stream.of("news"), SitemapPeriod.names(days(handle), MAX).stream())
        .toList();
  }

  private static List<Slot> days(Handle handle) {
    Publications all = new Publications(handle, Optional.empty(), Optional.empty());
    Optional<Instant> first = all.firstFrom(EVER);
    Optional<Instant> last = all.lastBefore(FOREVER);
    return first.isEmpty() || last.isEmpty()
        ? List.of()
        : all.between(
            List.of(
                first.get().truncatedTo(ChronoUnit.DAYS),
                last.get().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)));
  }

  @GET
  @Path("/sitemap-{period}.xml")
  @Public
  public Response period(@PathParam("period") String name, @Context Request request) {
    SitemapPeriod period = SitemapPeriod.parse(name).orElseThrow(() -> notFound(name));
    return answer(
        request,
        CachePolicy.ITEM,
        handle -> {
          List<ArticleLocation> articles =
              ArticlePages.locations(handle, period.from(), period.to(), MAX);
          if (articles.isEmpty()) {
            throw notFound(name);
          }
          return SitemapXml.articles(articles, source.base());
        });
  }

  private static ProblemException notFound(String name) {
    return ProblemException.notFound("A sitemap of '%s'".formatted(name));
  }

  @GET
  @Path("/sitemap-news.xml")
  @Public
  public Response news(@Context Request request) {
    Instant since = source.clock().instant().minus(NEWS);
    return answer(
        request,
        CachePolicy.LIST_HEAD,
        handle ->
            SitemapXml.news(
                ArticlePages.since(handle, source.base(), since, MAX_NEWS), source.site().name()));
  }

  private Response answer(Request request, CachePolicy policy, Function<Handle, byte[]> sitemap) {
    return source
        .database()
        .read(
            handle -> {
              Optional<Duration> left = source.next().ofAny(handle);
              return PublicAnswer.of(sitemap.apply(handle), policy)
                  .as(SitemapXml.UTF_8)
                  .tags(List.of("articles"))
                  .until(left)
                  .to(request);
            });
  }
}
