package org.samizdat.comment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.access.RateLimit;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Cursor;
import org.samizdat.http.Links;
import org.samizdat.http.PublicAnswer;

/** The comments of an article, and the way in for new ones. */
@Path("/v1/articles/{article}/comments")
@Produces(MediaType.APPLICATION_JSON)
public final class CommentResource {
  private final Database database;
  private final BaseUrl base;
  private final CommentDesk desk;
  private final RateLimit limit;
  private final NextChange next;

  public CommentResource(
      Database database, BaseUrl base, CommentDesk desk, RateLimit limit, NextChange next) {
    this.database = database;
    this.base = base;
    this.desk = desk;
    this.limit = limit;
    this.next = next;
  }

  /** Shapes of a list. */
  public enum Format {
    TREE,
    FLAT
  }

  /** Orders of a list. */
  public enum Order {
    OLDEST,
    NEWEST
  }

  /** What the author of a new comment is told. */
  record Receipt(UUID id, Progress status, String managementToken, String url) {}

  /** What the author may know of where the comment stands. */
  enum Progress {
    PENDING,
    APPROVED
  }

  @GET
  @Public
  public Response list(
      @PathParam("article") String reference,
      @QueryParam("format") @DefaultValue("tree") Format format,
      @QueryParam("order") @DefaultValue("oldest") Order order,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uriInfo,
      @Context Request request) {
    return database.read(
        handle -> {
          Article article = PublicArticles.find(handle, new ArticleRef(reference));
          boolean newest = order == Order.NEWEST;
          CommentPages pages = new CommentPages(handle, base, article);
          CommentQuery query =
              format == Format.TREE ? pages.roots(newest, limit) : pages.flat(newest, limit);
          CommentListing listing =
              pages.at(
                  query.from(
                      Optional.ofNullable(cursor)
                          .map(text -> Cursor.decode(text, query.listName()))));
          return PublicAnswer.of(listing, CachePolicy.LIST_HEAD)
              .tags(ArticleResource.tags(article))
              .until(next.of(handle, article))
              .link(Links.next(base, uriInfo, listing.page()))
              .to(request);
        });
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Public
  public Response post(
      @PathParam("article") String reference,
      @Valid @NotNull CommentRequest comment,
      @Context HttpServletRequest client) {
    limit.count(client.getRemoteAddr());
    CommentDesk.Received received = desk.post(new ArticleRef(reference), comment);
    Progress progress =
        received.status() == CommentStatus.APPROVED ? Progress.APPROVED : Progress.PENDING;
    return Response.accepted(
            new Receipt(received.id(), progress, received.token(), base.comment(received.id())))
        .build();
  }
}
