package org.samizdat.revision;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.PublicUpdates;

/** Revisions under {@code /v1/updates/{id}/revisions} that the public saw. */
@Path("/v1/updates/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
public final class UpdateRevisionResource {
  private final Database database;
  private final BaseUrl base;
  private final RevisionAnswers answers;

  public UpdateRevisionResource(Database database, BaseUrl base, NextChange next) {
    this.database = database;
    this.base = base;
    this.answers = new RevisionAnswers(base, next);
  }

  @GET
  @Public
  public Response list(
      @PathParam("id") UUID id,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uriInfo,
      @Context Request request) {
    return database.read(
        handle ->
            answers
                .list(handle, revised(handle, id), Optional.ofNullable(cursor), limit, uriInfo)
                .to(request));
  }

  @GET
  @Path("/{revision}")
  @Public
  public Response get(
      @PathParam("id") UUID id, @PathParam("revision") String revision, @Context Request request) {
    return database.read(
        handle -> {
          Revised thing = revised(handle, id);
          return answers.one(handle, thing, thing.number(revision)).to(request);
        });
  }

  private Revised revised(Handle handle, UUID id) {
    PublicUpdates.Found found = PublicUpdates.find(handle, id);
    return new RevisedUpdate(found.update(), found.article(), base);
  }
}
