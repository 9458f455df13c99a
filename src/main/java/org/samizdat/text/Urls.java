package org.samizdat.text;

import java.net.URI;
import java.net.URISyntaxException;

/** The rule for web addresses in content. */
public final class Urls {
  /** Longest address accepted, in UTF-16 units. */
  public static final int MAX_LENGTH = 2_000;

  private static final int MAX_PORT = 65_535;

  private Urls() {}

  /**
   * Whether {@code url} is an absolute http or https address with a host (RFC 3986 syntax; host
   * names in ASCII, so an internationalised one in its {@code xn--} form), without user name or
   * password, and not longer than {@link #MAX_LENGTH}.
   */
  public static boolean isHttp(String url) {
    if (url.length() > MAX_LENGTH || !url.codePoints().allMatch(Urls::isVisible)) {
      return false;
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getPort() <= MAX_PORT;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
