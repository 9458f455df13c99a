package org.samizdat.comment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.access.RateLimit;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Cursor;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Single comments under {@code /v1/comments}: to read, to follow, and for their author to erase.
 */
@Path("/v1/comments/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class SingleCommentResource {
  private static final String TOKEN = "Management-Token";

  private final Database database;
  private final BaseUrl base;
  private final CommentDesk desk;
  private final RateLimit limit;
  private final NextChange next;

  public SingleCommentResource(
      Database database, BaseUrl base, CommentDesk desk, RateLimit limit, NextChange next) {
    this.database = database;
    this.base = base;
    this.desk = desk;
    this.limit = limit;
    this.next = next;
  }

  @GET
  @Public
  public Response get(@PathParam("id") UUID id, @Context Request request) {
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          Comment comment = find(handle, id);
          return PublicAnswer.of(CommentView.of(comment, base), CachePolicy.LIST_HEAD)
              .tags(List.of("article:" + comment.articleId()))
              .until(left)
              .to(request);
        });
  }

  @GET
  @Path("/replies")
  @Public
  public Response replies(
      @PathParam("id") UUID id,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uriInfo,
      @Context Request request) {
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          Comment root = find(handle, id);
          CommentQuery query = CommentTree.thread(root.rootId(), limit);
          Page.Cut<CommentView> page =
              Page.cut(
                      handle
                          .attach(CommentDao.class)
                          .list(
                              query.from(
                                  Optional.ofNullable(cursor)
                                      .map(text -> Cursor.decode(text, query.listName())))),
                      limit,
                      query::cursorAt)
                  .map(comment -> CommentView.of(comment, base));
          return PublicAnswer.of(Listing.of(page), CachePolicy.LIST_HEAD)
              .tags(List.of("article:" + root.articleId()))
              .until(left)
              .link(Links.next(base, uriInfo, page.page()))
              .to(request);
        });
  }

  @DELETE
  @Public
  public Response erase(
      @PathParam("id") UUID id,
      @HeaderParam(TOKEN) @Nullable String token,
      @Context HttpServletRequest client) {
    limit.count(client.getRemoteAddr());
    if (token == null || token.isBlank()) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "Send the management token that the comment came with.",
          List.of(FieldError.atHeader(TOKEN, "is required here")));
    }
    desk.eraseByAuthor(id, token.strip());
    return Response.noContent().build();
  }

  /** A comment that has a place in a public thread. */
  private static Comment find(Handle handle, UUID id) {
    Comment comment =
        handle
            .attach(CommentDao.class)
            .find(id)
            .filter(Comment::hasPlace)
            .orElseThrow(() -> CommentThread.notFound(id));
    PublicArticles.find(handle, new ArticleRef(comment.articleId().toString()));
    return comment;
  }
}
