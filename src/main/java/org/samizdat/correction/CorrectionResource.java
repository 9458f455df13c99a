package org.samizdat.correction;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.article.LanguageParameter;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** Corrections under {@code /v1/corrections}. */
@Path("/v1/corrections")
@Produces(MediaType.APPLICATION_JSON)
public final class CorrectionResource {
  private static final String TAG = "corrections";

  private final Database database;
  private final BaseUrl base;
  private final NextChange next;

  public CorrectionResource(Database database, BaseUrl base, NextChange next) {
    this.database = database;
    this.base = base;
    this.next = next;
  }

  @GET
  @Public
  public Response list(
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("language") @Nullable String language,
      @Context UriInfo uriInfo,
      @Context Request request) {
    Optional<String> wanted = LanguageParameter.parse(language);
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          var page =
              CorrectionPages.latest(
                  handle, base, Optional.empty(), wanted, Optional.ofNullable(cursor), limit);
          return PublicAnswer.of(Listing.of(page), CachePolicy.LIST_HEAD)
              .tags(List.of(TAG, "articles"))
              .until(left)
              .link(Links.next(base, uriInfo, page.page()))
              .to(request);
        });
  }

  @GET
  @Path("/{id}")
  @Public
  public Response get(@PathParam("id") UUID id, @Context Request request) {
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          Correction found =
              handle
                  .attach(CorrectionDao.class)
                  .find(id)
                  .orElseThrow(() -> ProblemException.notFound("Correction " + id));
          return PublicAnswer.of(CorrectionView.of(found, handle, base), CachePolicy.ITEM)
              .tags(List.of("correction:" + id, "article:" + found.articleId()))
              .until(left)
              .to(request);
        });
  }
}
