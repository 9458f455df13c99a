package org.samizdat.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.ArticleSummaryView;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;

/** Articles like another under {@code /v1/articles/{article}/related}. */
@Path("/v1/articles/{article}/related")
@Produces(MediaType.APPLICATION_JSON)
public final class RelatedResource {
  private final Finder finder;
  private final Likeness likeness;
  private final Database database;
  private final BaseUrl base;
  private final NextChange next;

  RelatedResource(
      Finder finder, Likeness likeness, Database database, BaseUrl base, NextChange next) {
    this.finder = finder;
    this.likeness = likeness;
    this.database = database;
    this.base = base;
    this.next = next;
  }

  record Related(List<ArticleSummaryView> items) {}

  @GET
  @Public
  public Response related(
      @PathParam("article") String reference,
      @QueryParam("limit") @DefaultValue("5") @Min(1) @Max(20) int limit,
      @Context Request request) {
    Article article =
        database.read(handle -> PublicArticles.find(handle, new ArticleRef(reference)));
    List<UUID> found =
        finder.ask(searcher -> likeness.to(article, limit, searcher)).stream()
            .map(Finder.Hit::id)
            .toList();
    return database.read(
        handle ->
            PublicAnswer.of(new Related(summaries(handle, found)), CachePolicy.ITEM)
                .tags(ArticleResource.tags(article))
                .tags(List.of("articles"))
                .until(next.ofAny(handle))
                .to(request));
  }

  /** As the database has them now; what is not public any more is left out. */
  private List<ArticleSummaryView> summaries(Handle handle, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, Article> articles =
        PublicArticles.byIds(handle, ids).stream()
            .collect(Collectors.toMap(Article::id, Function.identity()));
    return ids.stream()
        .map(articles::get)
        .filter(Objects::nonNull)
        .map(each -> ArticleSummaryView.of(each, base))
        .toList();
  }
}
