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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.EditingStatus;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.FieldSelection;
import org.samizdat.http.Links;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** The pages of a live blog. */
@Path("/v1/articles/{article}/updates")
@Produces(MediaType.APPLICATION_JSON)
public final class LiveBlogResource {
  private final Database database;
  private final BaseUrl base;
  private final NextChange next;

  public LiveBlogResource(Database database, BaseUrl base, NextChange next) {
    this.database = database;
    this.base = base;
    this.next = next;
  }

  /** Orders that the public can ask for. */
  public enum PublicOrder {
    NEWEST,
    OLDEST
  }

  @GET
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
                  Optional.of(EditingStatus.PUBLISHED),
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
              .until(next.of(handle, article))
              .link(Links.next(base, uriInfo, page.page()))
              .selectItems(selection)
              .to(request);
        });
  }

  /** An ended live blog is settled; a running one has a head that grows. */
  private static CachePolicy headPolicy(Article article) {
    CachePolicy policy = ArticleResource.policy(article);
    return policy == CachePolicy.SETTLED ? policy : CachePolicy.LIST_HEAD;
  }
}
