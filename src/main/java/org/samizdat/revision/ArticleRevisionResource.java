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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;

/** Revisions under {@code /v1/articles/{article}/revisions} that the public saw. */
@Path("/v1/articles/{article}/revisions")
@Produces(MediaType.APPLICATION_JSON)
public final class ArticleRevisionResource {
  private final Database database;
  private final BaseUrl base;
  private final RevisionAnswers answers;

  public ArticleRevisionResource(Database database, BaseUrl base, NextChange next) {
    this.database = database;
    this.base = base;
    this.answers = new RevisionAnswers(base, next);
  }

  @GET
  @Public
  public Response list(
      @PathParam("article") String reference,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uriInfo,
      @Context Request request) {
    return database.read(
        handle ->
            answers
                .list(
                    handle, revised(handle, reference), Optional.ofNullable(cursor), limit, uriInfo)
                .to(request));
  }

  @GET
  @Path("/{revision}")
  @Public
  public Response get(
      @PathParam("article") String reference,
      @PathParam("revision") String revision,
      @Context Request request) {
    return database.read(
        handle -> {
          Revised thing = revised(handle, reference);
          return answers.one(handle, thing, thing.number(revision)).to(request);
        });
  }

  private Revised revised(Handle handle, String reference) {
    return new RevisedArticle(PublicArticles.find(handle, new ArticleRef(reference)), base);
  }
}
