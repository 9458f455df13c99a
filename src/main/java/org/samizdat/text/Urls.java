package org.samizdat.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule for web addresses in content. */
public final class Urls {
  /** Longest address accepted, in UTF-16 units. */
  public static final int MAX_LENGTH = 2_000;

  /** An address up to its host, and what is behind it. */
  private static final Pattern PARTS = Pattern.compile("([a-zA-Z]+://[^/?#]*)(.*)");

  /** What may not stand behind the host as it is: all but ASCII, and brackets. */
  private static final Pattern OUTSIDE = Pattern.compile("[^!-Z^-~]+");

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

  /**
   * The same address in the letters that a URI has (RFC 3986 §2): others percent-encoded, and so
   * the brackets behind the host that Java lets pass. What is no web address stays as it is.
   */
  public static String encoded(String url) {
    Matcher parts = PARTS.matcher(url);
    return isHttp(url) && parts.matches()
        ? parts.group(1) + OUTSIDE.matcher(parts.group(2)).replaceAll(Urls::encoded)
        : url;
  }

  private static String encoded(MatchResult letters) {
    return URLEncoder.encode(letters.group(), StandardCharsets.UTF_8);
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
