package org.samizdat.front;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;
import org.samizdat.http.SafeHeaders;

/** Gives out the front end: its page at {@code /}, all else below {@code /front/}. */
public final class FrontServlet extends HttpServlet {
  /** The paths that it takes, and no others. */
  public static final String[] PATHS = {"", "/front/*"};

  private static final long serialVersionUID = 1L;
  private static final String NOTHING = "default-src 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");
  private static final Pattern POLICY =
      Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"");

  private final transient Map<String, Asset> assets = new ConcurrentHashMap<>();

  /** A file, and what tells these bytes from others. */
  private record Asset(String type, byte[] bytes, String etag) {
    static Asset of(String name) {
      byte[] bytes = FrontEnd.read(name);
      return new Asset(
          TYPES.getOrDefault(name.replaceFirst(".*\\.", ""), "application/octet-stream"),
          bytes,
          '"' + PublicAnswer.validator(bytes) + '"');
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    @Nullable String path = request.getPathInfo();
    boolean page = request.getServletPath().isEmpty();
    String name = page ? FrontEnd.PAGE : path == null ? "" : path.substring(1);
    if (!page && !FrontEnd.FILES.contains(name)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Asset asset = assets.computeIfAbsent(name, Asset::of);
    SafeHeaders.ALWAYS.forEach(response::setHeader);
    if (page) {
      response.setHeader(SafeHeaders.POLICY, policy());
    } else {
      response.setHeader(SafeHeaders.POLICY, NOTHING);
      response.setHeader("Access-Control-Allow-Origin", "*"); // for whoever embeds a live blog
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.SETTLED.header());
    response.setHeader(HttpHeaders.ETAG, asset.etag());
    if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), asset)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(asset.type());
    response.setContentLength(asset.bytes().length);
    response.getOutputStream().write(asset.bytes());
  }

  /**
   * Which files change only with the program, so a few names in a header are all there is to see.
   */
  private static boolean isKnown(@Nullable String header, Asset asset) {
    return header != null && (header.equals("*") || header.contains(asset.etag()));
  }

  /** What the page says itself, and what only a header can say. */
  private String policy() {
    Asset page = assets.computeIfAbsent(FrontEnd.PAGE, Asset::of);
    Matcher policy = POLICY.matcher(new String(page.bytes(), StandardCharsets.UTF_8));
    if (!policy.find()) {
      throw new IllegalStateException("the page has no policy");
    }
    return policy.group(1) + "; frame-ancestors 'none'";
  }
}
