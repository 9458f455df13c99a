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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;

/** What differs between revisions, as plain text. */
@Path("/v1/articles/{article}/diff.txt")
@Produces(MediaType.TEXT_PLAIN)
public final class ArticleDiffTextResource {
  private final Database database;
  private final BaseUrl base;
  private final RevisionAnswers answers;

  public ArticleDiffTextResource(Database database, BaseUrl base, NextChange next) {
    this.database = database;
    this.base = base;
    this.answers = new RevisionAnswers(base, next);
  }

  @GET
  @Public
  public Response compare(
      @PathParam("article") String reference,
      @QueryParam("from") @Min(1) @Nullable Integer from,
      @QueryParam("to") @Min(1) @Nullable Integer to,
      @Context Request request) {
    return database.read(
        handle -> answers.diffText(handle, revised(handle, reference), from, to).to(request));
  }

  private Revised revised(Handle handle, String reference) {
    return new RevisedArticle(PublicArticles.find(handle, new ArticleRef(reference)), base);
  }
}
