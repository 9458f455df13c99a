package org.samizdat.revision;

import io.dropwizard.auth.Auth;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
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
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Listing;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduledAction;
import org.samizdat.update.AdminUpdateView;
import org.samizdat.update.PublicUpdates;
import org.samizdat.update.Update;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.UpdateEditor;

/** All revisions of an update, for staff, and the way back to one. */
@Path("/v1/admin/updates/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
public final class UpdateRevisionEditingResource {
  private final UpdateEditor editor;
  private final Database database;
  private final BaseUrl base;

  public UpdateRevisionEditingResource(UpdateEditor editor, Database database, BaseUrl base) {
    this.editor = editor;
    this.database = database;
    this.base = base;
  }

  @GET
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Listing<StaffRevisionView<UpdateContent>> list(
      @PathParam("id") UUID id,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return database.read(
        handle -> {
          RevisedUpdate thing = revised(handle, id);
          return Listing.of(
              thing
                  .page(handle, true, Optional.ofNullable(cursor), limit)
                  .map(each -> StaffRevisionView.of(each, url(thing), Optional.empty())));
        });
  }

  @GET
  @Path("/{revision}")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public StaffRevisionView<UpdateContent> get(
      @PathParam("id") UUID id, @PathParam("revision") String revision) {
    return database.read(
        handle -> {
          RevisedUpdate thing = revised(handle, id);
          Revision found = thing.any(handle, thing.number(revision));
          return StaffRevisionView.of(found, url(thing), Optional.of(RevisedUpdate.written(found)));
        });
  }

  /** Makes a new revision that says what this one said. */
  @POST
  @Path("/{revision}/restore")
  @Requires({Scope.CONTENT, Scope.PUBLISH})
  public Response restore(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @PathParam("revision") String revision,
      @BeanParam Preconditions seen) {
    UpdateContent then =
        database.read(
            handle -> {
              RevisedUpdate thing = revised(handle, id);
              return RevisedUpdate.written(thing.any(handle, thing.number(revision)));
            });
    Update restored = editor.restore(actor, id, seen, before -> then);
    List<ScheduledAction> planned = database.read(handle -> Schedule.of(handle, restored.id()));
    return StaffAnswer.ok(AdminUpdateView.of(restored, planned, base), restored.revision());
  }

  private String url(RevisedUpdate thing) {
    return "%s/admin/updates/%s/revisions".formatted(base.api(), thing.id());
  }

  private RevisedUpdate revised(Handle handle, UUID id) {
    PublicUpdates.Found found = PublicUpdates.any(handle, id);
    return new RevisedUpdate(found.update(), found.article(), base);
  }
}
