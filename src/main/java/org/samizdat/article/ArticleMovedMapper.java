package org.samizdat.article;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.Links;

/** Sends the client on to the same address under the current slug (308, RFC 9110 §15.4.9). */
public final class ArticleMovedMapper implements ExceptionMapper<ArticleMoved> {
  private static final int PERMANENT_REDIRECT = 308;
  private final BaseUrl base;

  @Context private UriInfo uriInfo;

  @SuppressWarnings("NullAway.Init") // Jersey sets the address
  public ArticleMovedMapper(BaseUrl base) {
    this.base = base;
  }

  @Override
  public Response toResponse(ArticleMoved moved) {
    String address = Links.pathAndQuery(uriInfo.getRequestUri());
    String current =
        address.replaceFirst(
            "/articles/" + moved.oldSlug() + "(?=[/.?]|$)", "/articles/" + moved.newSlug());
    return Response.status(PERMANENT_REDIRECT)
        .header(HttpHeaders.LOCATION, base.value() + current)
        .header(HttpHeaders.CACHE_CONTROL, CachePolicy.ITEM.header())
        .build();
  }
}
