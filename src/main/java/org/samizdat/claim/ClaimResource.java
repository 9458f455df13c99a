package org.samizdat.claim;

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
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleResource;
import org.samizdat.article.NextChange;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;

/** What the sources claim, under {@code /v1/articles/{article}/claims}. */
@Path("/v1/articles/{article}/claims")
@Produces(MediaType.APPLICATION_JSON)
public final class ClaimResource {
  private final Database database;
  private final BaseUrl base;
  private final NextChange next;

  public ClaimResource(Database database, BaseUrl base, NextChange next) {
    this.database = database;
    this.base = base;
    this.next = next;
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
        handle -> {
          Article article = PublicArticles.find(handle, new ArticleRef(reference));
          Page.Cut<ClaimSubject> page =
              new ClaimPages(handle, base, article.id()).at(Optional.ofNullable(cursor), limit);
          return PublicAnswer.of(Listing.of(page), ArticleResource.policy(article))
              .tags(ArticleResource.tags(article))
              .until(next.of(handle, article))
              .link(Links.next(base, uriInfo, page.page()))
              .to(request);
        });
  }
}
