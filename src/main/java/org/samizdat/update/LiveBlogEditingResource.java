package org.samizdat.update;

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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.EditingStatus;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.StaffAnswer;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduledAction;

/** The updates of a live blog under {@code /v1/admin/articles}, for staff. */
@Path("/v1/admin/articles/{article}/updates")
@Produces(MediaType.APPLICATION_JSON)
public final class LiveBlogEditingResource {
  private final UpdateEditor editor;
  private final Database database;
  private final BaseUrl base;

  public LiveBlogEditingResource(UpdateEditor editor, Database database, BaseUrl base) {
    this.editor = editor;
    this.database = database;
    this.base = base;
  }

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Listing<AdminUpdateView> list(
      @PathParam("article") String reference,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("status") @Nullable EditingStatus status) {
    ArticleRef ref = new ArticleRef(reference);
    return database.read(
        handle -> {
          Article article = PublicArticles.any(handle, ref).orElseThrow(ref::notFound);
          UpdateQuery query =
              new UpdateQuery(
                  article.id(),
                  Optional.ofNullable(status),
                  false,
                  Optional.empty(),
                  UpdateQuery.Order.CREATED,
                  Optional.empty(),
                  limit);
          UpdateQuery page =
              cursor == null ? query : query.from(Cursor.decode(cursor, query.listName()));
          List<Update> found = handle.attach(UpdateDao.class).list(page);
          Map<UUID, List<ScheduledAction>> planned =
              Schedule.of(handle, found.stream().map(Update::id).toList());
          return Listing.of(
              Page.cut(found, limit, query::cursorAt)
                  .map(
                      each ->
                          AdminUpdateView.of(
                              each, planned.getOrDefault(each.id(), List.of()), base)));
        });
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, UpdateText.MARKDOWN})
  @Requires(Scope.CONTENT)
  public Response create(
      @Auth Actor actor,
      @PathParam("article") String reference,
      @QueryParam("publish") @DefaultValue("false") boolean publish,
      @Valid @NotNull UpdateContent content) {
    Update made = editor.create(actor, new ArticleRef(reference), content, publish);
    AdminUpdateView view = AdminUpdateView.of(made, List.of(), base);
    return StaffAnswer.created(view, made.revision(), view.links().self());
  }
}
