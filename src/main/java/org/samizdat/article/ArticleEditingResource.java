package org.samizdat.article;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;
import org.samizdat.schedule.Action;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduleRequest;
import org.samizdat.schedule.ScheduledAction;

/** Articles under {@code /v1/admin/articles}, for staff. */
@Path("/v1/admin/articles")
@Produces(MediaType.APPLICATION_JSON)
public final class ArticleEditingResource {
  private final ArticleEditor editor;
  private final ArticleSchedule schedule;
  private final Database database;
  private final BaseUrl base;

  public ArticleEditingResource(
      ArticleEditor editor, ArticleSchedule schedule, Database database, BaseUrl base) {
    this.editor = editor;
    this.schedule = schedule;
    this.database = database;
    this.base = base;
  }

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Listing<AdminArticleView> list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("status") @Nullable EditingStatus status,
      @QueryParam("kind") @Nullable ArticleKind kind,
      @QueryParam("language") @Nullable String language,
      @QueryParam("topic") @Nullable String topic) {
    ArticleQuery.Order order = ArticleQuery.Order.EDITED;
    ArticleQuery query =
        new ArticleQuery(
            Optional.ofNullable(status),
            Optional.ofNullable(kind),
            Optional.empty(),
            Optional.empty(),
            LanguageParameter.parse(language),
            TopicFilter.parse(Optional.ofNullable(topic)),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            order,
            Optional.ofNullable(cursor).map(text -> Cursor.decode(text, order.listName())),
            limit);
    return database.read(
        handle -> {
          List<Article> found = handle.attach(ArticleDao.class).list(query);
          Map<UUID, List<ScheduledAction>> planned =
              Schedule.of(handle, found.stream().map(Article::id).toList());
          return Listing.of(
              Page.cut(found, limit, order::cursor)
                  .map(
                      each ->
                          AdminArticleView.of(
                              each, planned.getOrDefault(each.id(), List.of()), base)));
        });
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, ArticleMarkdown.MEDIA_TYPE})
  @Requires(Scope.CONTENT)
  public Response create(
      @Auth Actor actor,
      @QueryParam("publish") @DefaultValue("false") boolean publish,
      @Valid @NotNull ArticleContent content) {
    Article made = editor.create(actor, content, publish);
    AdminArticleView view = AdminArticleView.of(made, List.of(), base);
    return StaffAnswer.created(view, made.revision(), view.links().self());
  }

  @GET
  @Path("/{article}")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response get(@PathParam("article") String reference) {
    ArticleRef ref = new ArticleRef(reference);
    return answer(
        database.read(handle -> PublicArticles.any(handle, ref).orElseThrow(ref::notFound)));
  }

  @PUT
  @Path("/{article}")
  @Consumes({MediaType.APPLICATION_JSON, ArticleMarkdown.MEDIA_TYPE})
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response replace(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @BeanParam Preconditions seen,
      @QueryParam("significant") @Nullable Boolean significant,
      @Valid @NotNull ArticleContent content) {
    return answer(
        editor.replace(
            actor, new ArticleRef(reference), seen, content, Optional.ofNullable(significant)));
  }

  @PATCH
  @Path("/{article}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response patch(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @BeanParam Preconditions seen,
      @QueryParam("significant") @Nullable Boolean significant,
      @NotNull JsonNode patch) {
    return answer(
        editor.patch(
            actor, new ArticleRef(reference), seen, patch, Optional.ofNullable(significant)));
  }

  @DELETE
  @Path("/{article}")
  @Requires(Scope.CONTENT)
  public Response delete(
      @Auth Actor actor, @PathParam("article") String reference, @BeanParam Preconditions seen) {
    editor.delete(actor, new ArticleRef(reference), seen);
    return Response.noContent().build();
  }

  @POST
  @Path("/{article}/publish")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Requires(Scope.PUBLISH)
  public Response publish(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @BeanParam Preconditions seen,
      @Nullable PublishRequest body) {
    return answer(
        editor.publish(
            actor,
            new ArticleRef(reference),
            seen,
            PublishRequest.time(Optional.ofNullable(body))));
  }

  @POST
  @Path("/{article}/unpublish")
  @Requires(Scope.PUBLISH)
  public Response unpublish(
      @Auth Actor actor, @PathParam("article") String reference, @BeanParam Preconditions seen) {
    return answer(editor.unpublish(actor, new ArticleRef(reference), seen));
  }

  @POST
  @Path("/{article}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response withdraw(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @BeanParam Preconditions seen,
      @Valid @NotNull WithdrawalRequest why) {
    return answer(editor.withdraw(actor, new ArticleRef(reference), seen, why));
  }

  @POST
  @Path("/{article}/end")
  @Requires(Scope.PUBLISH)
  public Response end(
      @Auth Actor actor, @PathParam("article") String reference, @BeanParam Preconditions seen) {
    return answer(editor.end(actor, new ArticleRef(reference), seen));
  }

  @POST
  @Path("/{article}/reopen")
  @Requires(Scope.PUBLISH)
  public Response reopen(
      @Auth Actor actor, @PathParam("article") String reference, @BeanParam Preconditions seen) {
    return answer(editor.reopen(actor, new ArticleRef(reference), seen));
  }

  @POST
  @Path("/{article}/pin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response pin(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @BeanParam Preconditions seen,
      @NotNull PinRequest pin) {
    return answer(editor.pin(actor, new ArticleRef(reference), seen, pin.updateId()));
  }

  @POST
  @Path("/{article}/schedule")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response schedule(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @BeanParam Preconditions seen,
      @NotNull ScheduleRequest request) {
    return answer(schedule.plan(actor, new ArticleRef(reference), seen, request));
  }

  @DELETE
  @Path("/{article}/schedule")
  @Requires(Scope.PUBLISH)
  public Response unschedule(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @BeanParam Preconditions seen,
      @QueryParam("action") @Nullable Action action) {
    return answer(
        schedule.cancel(actor, new ArticleRef(reference), seen, Optional.ofNullable(action)));
  }

  private Response answer(Article article) {
    List<ScheduledAction> planned = database.read(handle -> Schedule.of(handle, article.id()));
    return StaffAnswer.ok(AdminArticleView.of(article, planned, base), article.revision());
  }
}
