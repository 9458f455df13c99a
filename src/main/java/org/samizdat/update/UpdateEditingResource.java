package org.samizdat.update;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.samizdat.article.PublishRequest;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;
import org.samizdat.schedule.Action;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduleRequest;
import org.samizdat.schedule.ScheduledAction;

/** Single updates under {@code /v1/admin/updates}, for staff. */
@Path("/v1/admin/updates/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class UpdateEditingResource {
  private final UpdateEditor editor;
  private final UpdateSchedule schedule;
  private final Database database;
  private final BaseUrl base;

  public UpdateEditingResource(
      UpdateEditor editor, UpdateSchedule schedule, Database database, BaseUrl base) {
    this.editor = editor;
    this.schedule = schedule;
    this.database = database;
    this.base = base;
  }

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response get(@PathParam("id") UUID id) {
    return answer(
        database.read(
            handle ->
                handle
                    .attach(UpdateDao.class)
                    .find(id)
                    .orElseThrow(() -> UpdateStore.notFound(id))));
  }

  @PUT
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, UpdateText.MARKDOWN})
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response replace(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @QueryParam("significant") @Nullable Boolean significant,
      @Valid @NotNull UpdateContent content) {
    return answer(editor.replace(actor, id, seen, content, Optional.ofNullable(significant)));
  }

  @PATCH
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response patch(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @QueryParam("significant") @Nullable Boolean significant,
      @NotNull JsonNode patch) {
    return answer(editor.patch(actor, id, seen, patch, Optional.ofNullable(significant)));
  }

  @DELETE
  @Requires(Scope.CONTENT)
  public Response delete(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    editor.delete(actor, id, seen);
    return Response.noContent().build();
  }

  @POST
  @Path("/publish")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Requires(Scope.PUBLISH)
  public Response publish(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @Nullable PublishRequest body) {
    return answer(editor.publish(actor, id, seen, PublishRequest.time(Optional.ofNullable(body))));
  }

  @POST
  @Path("/unpublish")
  @Requires(Scope.PUBLISH)
  public Response unpublish(
      @Auth Actor actor, @PathParam("id") UUID id, @BeanParam Preconditions seen) {
    return answer(editor.unpublish(actor, id, seen));
  }

  @POST
  @Path("/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response withdraw(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @Valid @NotNull WithdrawalRequest why) {
    return answer(editor.withdraw(actor, id, seen, why));
  }

  @POST
  @Path("/schedule")
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response schedule(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @NotNull ScheduleRequest request) {
    return answer(schedule.plan(actor, id, seen, request));
  }

  @DELETE
  @Path("/schedule")
  @Requires(Scope.PUBLISH)
  public Response unschedule(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @BeanParam Preconditions seen,
      @QueryParam("action") @Nullable Action action) {
    return answer(schedule.cancel(actor, id, seen, Optional.ofNullable(action)));
  }

  private Response answer(Update update) {
    List<ScheduledAction> planned = database.read(handle -> Schedule.of(handle, update.id()));
    return StaffAnswer.ok(AdminUpdateView.of(update, planned, base), update.revision());
  }
}
