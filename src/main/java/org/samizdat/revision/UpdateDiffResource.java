package org.samizdat.revision;

import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.PublicUpdates;

/** What differs between revisions. */
@Path("/v1/updates/{id}/diff")
@Produces(MediaType.APPLICATION_JSON)
public final class UpdateDiffResource {
  private final Database database;
  private final BaseUrl base;
  private final RevisionAnswers answers;

  public UpdateDiffResource(Database database, BaseUrl base, NextChange next) {
    this.database = database;
    this.base = base;
    this.answers = new RevisionAnswers(base, next);
  }

  @GET
  @Public
  public Response compare(
      @PathParam("id") UUID id,
      @QueryParam("from") @Min(1) @Nullable Integer from,
      @QueryParam("to") @Min(1) @Nullable Integer to,
      @Context Request request) {
    return database.read(handle -> answers.diff(handle, revised(handle, id), from, to).to(request));
  }

  private Revised revised(Handle handle, UUID id) {
    PublicUpdates.Found found = PublicUpdates.find(handle, id);
    return new RevisedUpdate(found.update(), found.article(), base);
  }
}
