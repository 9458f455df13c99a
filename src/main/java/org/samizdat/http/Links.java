package org.samizdat.http;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Link headers (RFC 8288) for the pages of a list. */
public final class Links {
  /** By this type others find where to ask for what they can embed (oEmbed 1.0, section 4). */
  public static final String OEMBED = "application/json+oembed";

  private static final int MAX_TITLE = 100;

  /** What may stand between quotes as it is. */
  private static final Pattern PLAIN = Pattern.compile("[ !#-\\[\\]-~]*");

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

  /**
   * {@code rel="alternate"}: the same in another form. A title that is not all ASCII travels
   * encoded (RFC 8187), and a long one is cut: it is only a name.
   */
  public static String alternate(String address, String type, String title) {
    int end =
        title.offsetByCodePoints(0, Math.min(MAX_TITLE, title.codePointCount(0, title.length())));
    String name = title.substring(0, end);
    String written =
        PLAIN.matcher(name).matches()
            ? "title=\"" + name + '"'
            : "title*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A");
    return "<%s>; rel=\"alternate\"; type=\"%s\"; %s".formatted(address, type, written);
  }

  /** The part of an address behind the host. */
  public static String pathAndQuery(java.net.URI uri) {
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }
}
