package org.samizdat.update;

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
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.FieldSelection;
import org.samizdat.http.Links;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** Published updates: the pages of a live blog, and each under its own address. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class UpdateResource {
  private final Database database;
  private final BaseUrl base;

  public UpdateResource(Database database, BaseUrl base) {
    this.database = database;
    this.base = base;
  }

  /** Orders that the public can ask for. */
  public enum PublicOrder {
    NEWEST,
    OLDEST
  }

  @GET
  @Path("/articles/{article}/updates")
  @Public
  public Response list(
      @PathParam("article") String reference,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("order") @DefaultValue("newest") PublicOrder order,
      @QueryParam("keyEvents") @DefaultValue("false") boolean keyEvents,
      @QueryParam("since") @Nullable Instant since,
      @QueryParam("around") @Nullable UUID around,
      @QueryParam("fields") @Nullable String fields,
      @Context UriInfo uriInfo,
      @Context Request request) {
    if (around != null && (cursor != null || since != null)) {
      throw ProblemException.invalidParameter("around", "cannot stand beside cursor or since");
    }
    Optional<FieldSelection> selection = FieldSelection.parse(fields, UpdateView.class);
    return database.read(
        handle -> {
          Article article = PublicArticles.find(handle, new ArticleRef(reference));
          UpdateQuery query =
              new UpdateQuery(
                  article.id(),
                  Optional.of(UpdateStatus.PUBLISHED),
                  keyEvents,
                  Optional.ofNullable(since),
                  UpdateQuery.Order.valueOf(order.name()),
                  Optional.empty(),
                  limit);
          UpdatePages pages = new UpdatePages(handle, query);
          Page.Cut<Update> page =
              around == null ? pages.at(Optional.ofNullable(cursor)) : pages.around(around);
          return PublicAnswer.of(
                  UpdateListing.of(handle, article, page, base, true),
                  cursor != null && page.page().hasMore()
                      ? CachePolicy.SETTLED
                      : headPolicy(article))
              .tags(ArticleResource.tags(article))
              .lastModified(article.changedAt())
              .link(Links.next(base, uriInfo, page.page()))
              .selectItems(selection)
              .to(request);
        });
  }

  @GET
  @Path("/updates/{id}")
  @Public
  public Response get(
      @PathParam("id") UUID id,
      @QueryParam("fields") @Nullable String fields,
      @Context Request request) {
    Optional<FieldSelection> selection = FieldSelection.parse(fields, UpdateView.class);
    return database.read(
        handle -> {
          Update update =
              handle
                  .attach(UpdateDao.class)
                  .find(id)
                  .filter(found -> found.status() != UpdateStatus.DRAFT)
                  .orElseThrow(() -> UpdateStore.notFound(id));
          ArticleRef owner = new ArticleRef(update.articleId().toString());
          Article article = PublicArticles.any(handle, owner).orElseThrow(owner::notFound);
          requirePublic(update, article);
          return PublicAnswer.of(
                  UpdateView.of(update, article, base), ArticleResource.policy(article))
              .tags(List.of("update:" + id, "article:" + article.id()))
              .lastModified(article.changedAt())
              .select(selection)
              .to(request);
        });
  }

  /** An ended live blog is settled; a running one has a head that grows. */
  private static CachePolicy headPolicy(Article article) {
    CachePolicy policy = ArticleResource.policy(article);
    return policy == CachePolicy.SETTLED ? policy : CachePolicy.LIST_HEAD;
  }

  private static void requirePublic(Update update, Article article) {
    switch (article.status()) {
      case PUBLISHED -> {}
      case DRAFT -> throw UpdateStore.notFound(update.id());
      case WITHDRAWN ->
          throw PublicArticles.tombstone("update", update.id(), article.withdrawal().orElseThrow());
    }
    if (update.status() == UpdateStatus.WITHDRAWN) {
      throw PublicArticles.tombstone("update", update.id(), update.withdrawal().orElseThrow());
    }
  }
}
