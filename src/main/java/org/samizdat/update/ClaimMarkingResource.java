package org.samizdat.update;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;
import org.samizdat.schedule.Schedule;

/** Marking a claim of an update, for staff. */
@Path("/v1/admin/updates/{id}/claims/{claim}/mark")
@Produces(MediaType.APPLICATION_JSON)
public final class ClaimMarkingResource {
  private final UpdateEditor editor;
  private final Database database;
  private final BaseUrl base;

  public ClaimMarkingResource(UpdateEditor editor, Database database, BaseUrl base) {
    this.editor = editor;
    this.database = database;
    this.base = base;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response mark(
      @Auth Actor actor,
      @PathParam("id") UUID id,
      @PathParam("claim") int place,
      @BeanParam Preconditions seen,
      @Valid @NotNull ClaimMark mark) {
    Update marked = editor.mark(actor, id, seen, place, mark);
    return StaffAnswer.ok(
        AdminUpdateView.of(marked, database.read(handle -> Schedule.of(handle, marked.id())), base),
        marked.revision());
  }
}
