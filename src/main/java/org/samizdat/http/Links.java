package org.samizdat.http;

import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Link headers (RFC 8288) for the pages of a list. */
public final class Links {
  private Links() {}

  /** {@code rel="next"} with the same parameters and the next cursor. */
  public static Optional<String> next(BaseUrl base, UriInfo request, Page page) {
    return nextAddress(base, request, page).map("<%s>; rel=\"next\""::formatted);
  }

  /** The address of the next page. */
  public static Optional<String> nextAddress(BaseUrl base, UriInfo request, Page page) {
    return page.next()
        .map(
            cursor ->
                base.value()
                    + pathAndQuery(
                        request
                            .getRequestUriBuilder()
                            .replaceQueryParam("around")
                            .replaceQueryParam("cursor", cursor)
                            .build()));
  }

  /** The part of an address behind the host. */
  public static String pathAndQuery(java.net.URI uri) {
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }
}
