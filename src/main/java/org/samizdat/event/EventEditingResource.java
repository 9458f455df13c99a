package org.samizdat.event;

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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;

/** Events under {@code /v1/admin/events}, for staff. */
@Path("/v1/admin/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventEditingResource {
  private final EventEditor editor;
  private final Database database;
  private final BaseUrl base;

  public EventEditingResource(EventEditor editor, Database database, BaseUrl base) {
    this.editor = editor;
    this.database = database;
    this.base = base;
  }

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Listing<AdminEventView> list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("status") @Nullable ArticleStatus status) {
    EventQuery.Order by = EventQuery.Order.CREATED;
    EventQuery query =
        new EventQuery(
            Optional.ofNullable(status),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            by,
            Optional.ofNullable(cursor).map(text -> Cursor.decode(text, by.listName())),
            limit);
    List<Event> found = database.read(handle -> handle.attach(EventDao.class).list(query));
    return Listing.of(
        Page.cut(found, limit, by::cursor).map(event -> AdminEventView.of(event, base)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.CONTENT)
  public Response create(
      @Auth Actor actor,
      @QueryParam("publish") @DefaultValue("false") boolean publish,
      @Valid @NotNull EventContent content) {
    Event made = editor.made(actor, content, publish);
    AdminEventView view = AdminEventView.of(made, base);
    return StaffAnswer.created(view, made.revision(), view.links().self());
  }

  @GET
  @Path("/{id}")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response get(@PathParam("id") UUID id) {
    return answer(
        database
            .read(handle -> handle.attach(EventDao.class).find(id))
            .orElseThrow(() -> EventStore.notFound(id)));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response replace(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @Valid @NotNull EventContent content) {
    return answer(editor.replace(actor, id, seen, content));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response patch(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @NotNull JsonNode patch) {
    return answer(editor.patch(actor, id, seen, patch));
  }

  @DELETE
  @Path("/{id}")
  @Requires(Scope.CONTENT)
  public Response delete(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    editor.delete(actor, id, seen);
    return Response.noContent().build();
  }

  @POST
  @Path("/{id}/publish")
  @Requires(Scope.PUBLISH)
  public Response publish(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    return answer(editor.publish(actor, id, seen));
  }

  @POST
  @Path("/{id}/unpublish")
  @Requires(Scope.PUBLISH)
  public Response unpublish(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    return answer(editor.unpublish(actor, id, seen));
  }

  @POST
  @Path("/{id}/cancel")
  @Requires(Scope.PUBLISH)
  public Response cancel(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    return answer(editor.cancel(actor, id, seen));
  }

  @POST
  @Path("/{id}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response withdraw(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @Valid @NotNull WithdrawalRequest why) {
    return answer(editor.withdraw(actor, id, seen, why));
  }

  private Response answer(Event event) {
    return StaffAnswer.ok(AdminEventView.of(event, base), event.revision());
  }
}
