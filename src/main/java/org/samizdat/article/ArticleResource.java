package org.samizdat.article;

import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.FieldSelection;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** Published articles under {@code /v1/articles}. */
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
public final class ArticleResource {
  private final Database database;
  private final BaseUrl base;
  private final ZoneId siteZone;
  private final Map<String, Inclusion> inclusions;
  private final AppealsInForce appeals;
  private final NextChange next;
  private final Past<Article> past;
  private final Clock clock;

  public ArticleResource(
      Database database,
      BaseUrl base,
      ZoneId siteZone,
      List<Inclusion> inclusions,
      AppealsInForce appeals,
      NextChange next,
      Past<Article> past,
      Clock clock) {
    this.database = database;
    this.base = base;
    this.siteZone = siteZone;
    this.inclusions =
        inclusions.stream().collect(Collectors.toUnmodifiableMap(Inclusion::name, each -> each));
    this.appeals = appeals;
    this.next = next;
    this.past = past;
    this.clock = clock;
  }

  @GET
  @Public
  public Response list(
      @BeanParam @jakarta.validation.Valid ArticleListParameters parameters,
      @Context UriInfo uriInfo,
      @Context Request request) {
    ArticleQuery query = parameters.query(siteZone);
    Optional<FieldSelection> fields =
        FieldSelection.parse(parameters.fields, ArticleSummaryView.class);
    return database.read(handle -> list(handle, query, fields, uriInfo).to(request));
  }

  private PublicAnswer list(
      Handle handle, ArticleQuery query, Optional<FieldSelection> fields, UriInfo uriInfo) {
    // before the articles, so that what happens meanwhile is overdue
    Optional<Duration> left = next.ofAny(handle);
    List<Article> found = handle.attach(ArticleDao.class).list(query);
    Page.Cut<Article> page = Page.cut(found, query.limit(), query.order()::cursor);
    Optional<Instant> newest =
        page.items().stream().map(Article::seenChangedAt).max(Instant::compareTo);
    boolean settled = query.cursor().isPresent() && page.page().hasMore();
    PublicAnswer answer =
        PublicAnswer.of(
                Listing.of(page.map(article -> ArticleSummaryView.of(article, base))),
                settled ? CachePolicy.SETTLED : CachePolicy.LIST_HEAD)
            .tags(List.of("articles"))
            .link(Links.next(base, uriInfo, page.page()))
            .until(left)
            .selectItems(fields);
    newest.ifPresent(answer::lastModified);
    return answer;
  }

  @GET
  @Path("/{article}")
  @Public
  public Response get(
      @PathParam("article") String reference,
      @QueryParam("fields") @Nullable String fields,
      @QueryParam("include") @Nullable String include,
      @QueryParam("revision") @Min(1) @Nullable Integer revision,
      @Context Request request) {
    Set<Inclusion> parts = parts(include);
    Optional<FieldSelection> selection = FieldSelection.parse(fields, ArticleView.class);
    parts.forEach(part -> selection.ifPresent(wanted -> wanted.keep(part.member())));
    return database.read(
        handle -> {
          Article article = PublicArticles.find(handle, new ArticleRef(reference));
          if (revision != null) {
            ProblemException.requireAbsent("fields", fields, "cannot be chosen of a revision");
            ProblemException.requireAbsent("include", include, "cannot come with a revision");
            return past.at(handle, article, revision).to(request);
          }
          ArticleView view =
              ArticleView.of(
                  article, appeals.of(handle, article), base, included(handle, article, parts));
          return PublicAnswer.of(view, policy(article))
              .tags(tags(article))
              .tags(article.topicSlugs().stream().map(topic -> "topic:" + topic).toList())
              .tags(List.of("donation-appeals"))
              .lastModified(latest(article.seenChangedAt(), appeals.changedAt(handle)))
              .until(appeals.nextChange(handle), clock.instant())
              .until(next.of(handle, article))
              .link(Optional.of(embedding(article)))
              .select(selection)
              .to(request);
        });
  }

  private String embedding(Article article) {
    String address = base.oembed(base.article(article.slug()));
    return Links.alternate(address, Links.OEMBED, article.content().headline());
  }

  private static Instant latest(Instant article, Optional<Instant> appeal) {
    return appeal.filter(article::isBefore).orElse(article);
  }

  private static Map<String, Object> included(
      Handle handle, Article article, Set<Inclusion> parts) {
    Map<String, Object> included = new LinkedHashMap<>();
    parts.forEach(part -> included.put(part.member(), part.of(handle, article)));
    return included;
  }

  private Set<Inclusion> parts(@Nullable String include) {
    Set<Inclusion> parts = new LinkedHashSet<>();
    for (String name : include == null ? new String[0] : include.split(",", -1)) {
      Inclusion part = inclusions.get(name);
      if (part == null) {
        throw ProblemException.invalidParameter(
            "include",
            "takes a comma list of: "
                + String.join(", ", inclusions.keySet().stream().sorted().toList()));
      }
      parts.add(part);
    }
    return parts;
  }

  /** How long an article, and what belongs to it, may be cached. */
  public static CachePolicy policy(Article article) {
    boolean ended =
        article.coverage().filter(coverage -> coverage.state() == LiveState.ENDED).isPresent();
    return ended ? CachePolicy.SETTLED : CachePolicy.ITEM;
  }

  /** What an answer about this article depends on. */
  public static List<String> tags(Article article) {
    return List.of("article:" + article.id());
  }
}
