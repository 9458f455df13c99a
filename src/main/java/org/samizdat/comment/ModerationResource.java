package org.samizdat.comment;

import io.dropwizard.auth.Auth;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.problem.ProblemException;

/** Moderation under {@code /v1/admin/comments}. */
@Path("/v1/admin/comments")
@Produces(MediaType.APPLICATION_JSON)
public final class ModerationResource {
  private final CommentModerator moderator;
  private final Database database;
  private final BaseUrl base;
  private final Clock clock;

  public ModerationResource(
      CommentModerator moderator, Database database, BaseUrl base, Clock clock) {
    this.moderator = moderator;
    this.database = database;
    this.base = base;
    this.clock = clock;
  }

  /**
   * What waits for a decision, and what was put aside.
   *
   * @param oldestWaitingSeconds how long the oldest has waited
   */
  record QueueView(
      int pending,
      int rejected,
      int spam,
      Optional<Instant> oldestPendingAt,
      Optional<Long> oldestWaitingSeconds) {}

  /** The address that a reader gave. */
  record EmailView(UUID id, String email) {}

  @GET
  @Requires(Scope.MODERATE)
  public Listing<AdminCommentView> list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("status") @Nullable CommentStatus status,
      @QueryParam("article") @Nullable String article,
      @QueryParam("order") @DefaultValue("newest") CommentResource.Order order) {
    return database.read(
        handle -> {
          Optional<UUID> within = Optional.ofNullable(article).map(ref -> articleId(handle, ref));
          if (within.isPresent() && status == null) {
            throw ProblemException.invalidParameter("status", "is required beside article");
          }
          CommentQuery query =
              new CommentQuery(
                  within.isPresent()
                      ? CommentQuery.Kind.FLAT
                      : status == null ? CommentQuery.Kind.ALL : CommentQuery.Kind.STATE,
                  within,
                  Optional.ofNullable(status),
                  order == CommentResource.Order.NEWEST,
                  Optional.empty(),
                  limit);
          CommentQuery page =
              query.from(
                  Optional.ofNullable(cursor).map(text -> Cursor.decode(text, query.listName())));
          List<Comment> found = handle.attach(CommentDao.class).list(page);
          return Listing.of(views(handle, Page.cut(found, limit, query::cursorAt)));
        });
  }

  private static UUID articleId(Handle handle, String reference) {
    ArticleRef ref = new ArticleRef(reference);
    return PublicArticles.any(handle, ref).map(Article::id).orElseThrow(ref::notFound);
  }

  private Page.Cut<AdminCommentView> views(Handle handle, Page.Cut<Comment> page) {
    List<UUID> ids = page.items().stream().map(Comment::id).toList();
    List<UUID> withEmail =
        ids.isEmpty() ? List.of() : handle.attach(CommentEmailDao.class).known(ids);
    return page.map(
        comment -> AdminCommentView.of(comment, withEmail.contains(comment.id()), base));
  }

  @GET
  @Path("/queue")
  @Requires(Scope.MODERATE)
  public QueueView queue() {
    CommentDao.Queue queue = database.read(handle -> handle.attach(CommentDao.class).queue());
    return new QueueView(
        queue.pending(),
        queue.rejected(),
        queue.spam(),
        queue.oldestPendingAt(),
        queue
            .oldestPendingAt()
            .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds()));
  }

  @POST
  @Path("/bulk")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.MODERATE)
  public BulkRequest.Results bulk(@Auth Actor actor, @Valid @NotNull BulkRequest request) {
    return new BulkRequest.Results(
        request.ids().stream().map(id -> one(actor, id, request)).toList());
  }

  private BulkRequest.Result one(Actor actor, UUID id, BulkRequest request) {
    try {
      Comment after = moderator.act(actor, id, request.action(), request.reason());
      return new BulkRequest.Result(id, Optional.of(after.status()), Optional.empty());
    } catch (ProblemException problem) {
      return new BulkRequest.Result(
          id,
          Optional.empty(),
          Optional.of(
              new BulkRequest.Failure(
                  problem.type().uri(),
                  problem.type().title(),
                  problem.type().status(),
                  problem.detail())));
    }
  }

  @GET
  @Path("/{id}")
  @Requires(Scope.MODERATE)
  public AdminCommentView get(@PathParam("id") UUID id) {
    return view(
        database.read(
            handle ->
                handle
                    .attach(CommentDao.class)
                    .find(id)
                    .orElseThrow(() -> CommentThread.notFound(id))));
  }

  @GET
  @Path("/{id}/email")
  @Requires(Scope.ADMIN)
  public EmailView email(@Auth Actor actor, @PathParam("id") UUID id) {
    return new EmailView(id, moderator.revealEmail(actor, id));
  }

  @POST
  @Path("/{id}/{action: approve|reject|spam|restore|pin|unpin|erase}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Requires(Scope.MODERATE)
  public AdminCommentView act(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @PathParam("action") CommentModerator.Action action,
      @Valid @Nullable ModerationRequest body) {
    return view(moderator.act(actor, id, action, ModerationRequest.reason(body)));
  }

  private AdminCommentView view(Comment comment) {
    boolean hasEmail =
        database.read(
            handle -> !handle.attach(CommentEmailDao.class).known(List.of(comment.id())).isEmpty());
    return AdminCommentView.of(comment, hasEmail, base);
  }
}
