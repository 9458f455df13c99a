package org.samizdat.partner;

import io.dropwizard.auth.Auth;
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
import org.samizdat.access.Actor;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PartnerArticles;
import org.samizdat.article.PublicArticles;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Links;
import org.samizdat.http.Listing;
import org.samizdat.http.Page;
import org.samizdat.http.PublicAnswer;

/** Articles for partners under {@code /v1/partner/articles}. */
@Path("/v1/partner/articles")
@Produces(MediaType.APPLICATION_JSON)
public final class PartnerArticleResource {
  private final Database database;
  private final BaseUrl base;
  private final PartnerItems items;

  PartnerArticleResource(Database database, BaseUrl base, PartnerItems items) {
    this.database = database;
    this.base = base;
    this.items = items;
  }

  @GET
  @Requires(Scope.PARTNER)
  public Response list(
      @Auth Actor partner,
      @QueryParam("state") @DefaultValue("published") PartnerArticles.State state,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uriInfo,
      @Context Request request) {
    Page.Cut<PartnerItem> page =
        database.read(
            handle ->
                PartnerArticles.page(
                        handle, partner.reach(), state, Optional.ofNullable(cursor), limit)
                    .map(items::item));
    return PublicAnswer.of(Listing.of(page), CachePolicy.LIST_HEAD)
        .link(Links.next(base, uriInfo, page.page()))
        .to(request);
  }

  @GET
  @Path("/{article}")
  @Requires(Scope.PARTNER)
  public Response get(
      @Auth Actor partner, @PathParam("article") String reference, @Context Request request) {
    return database.read(
        handle -> {
          ArticleRef ref = new ArticleRef(reference);
          Article article = find(handle, partner, ref);
          if (PartnerArticles.State.of(article) != PartnerArticles.State.EMBARGOED) {
            PublicArticles.requirePublic(article, ref);
          }
          return PublicAnswer.of(items.view(article), CachePolicy.ITEM).to(request);
        });
  }

  @GET
  @Path("/{article}.ninjs.json")
  @Requires(Scope.PARTNER)
  public Response ninjs(
      @Auth Actor partner, @PathParam("article") String reference, @Context Request request) {
    return database.read(
        handle -> {
          Article article = find(handle, partner, new ArticleRef(reference));
          return PublicAnswer.of(items.ninjs(handle, article), CachePolicy.ITEM).to(request);
        });
  }

  private static Article find(Handle handle, Actor partner, ArticleRef ref) {
    return PartnerArticles.find(handle, partner.reach(), ref).orElseThrow(ref::notFound);
  }
}
