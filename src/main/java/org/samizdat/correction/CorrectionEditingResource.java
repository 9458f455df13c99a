package org.samizdat.correction;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Preconditions;
import org.samizdat.http.StaffAnswer;

/** Making corrections, under {@code /v1/admin/corrections}. */
@Path("/v1/admin/corrections")
@Produces(MediaType.APPLICATION_JSON)
public final class CorrectionEditingResource {
  private final CorrectionEditor editor;
  private final Database database;
  private final BaseUrl base;

  public CorrectionEditingResource(CorrectionEditor editor, Database database, BaseUrl base) {
    this.editor = editor;
    this.database = database;
    this.base = base;
  }

  /** The ETag is that of the target since. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.PUBLISH)
  public Response make(
      @Auth Actor actor, @BeanParam Preconditions seen, @Valid @NotNull CorrectionRequest request) {
    Correction made = editor.make(actor, seen, request);
    CorrectionView view = database.read(handle -> CorrectionView.of(made, handle, base));
    return StaffAnswer.created(view, made.targetRevision(), view.url());
  }
}
