package org.samizdat.cache;

import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.samizdat.http.FrontHandlers;

/**
 * Tells which requests may be answered from finished bytes, and which of them ask for the same:
 * public reads, whatever the order of their parameters.
 */
final class CacheKey {
  private static final String PUBLIC = "/v1";

  private static final String WAITS = "wait=";
  private static final int MAX_LENGTH = 2_000;

  /** Not for all, or too many to keep: hardly two readers search for the same. */
  private static final String[] ELSEWHERE = {
    "/v1/admin", "/v1/partner", "/v1/media", "/v1/stream", "/v1/search"
  };

  private CacheKey() {}

  /** What is asked for; null when the framework alone can tell. */
  static @Nullable String of(Request request) {
    String path = Request.getPathInContext(request);
    if (!FrontHandlers.isForReaders(request)
        || !isRead(request)
        || !isPublic(path)
        || !isPlain(request, path)
        || !takesAnything(request)
        || hasBody(request)) {
      return null;
    }
    String query = request.getHttpURI().getQuery();
    if (query == null || query.isEmpty()) {
      return path.length() <= MAX_LENGTH ? path : null;
    }
    boolean plain = path.length() + query.length() < MAX_LENGTH && !query.contains(WAITS);
    return plain ? path + '?' + sorted(query) : null;
  }

  private static boolean isRead(Request request) {
    return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
  }

  /**
   * Dot segments, path parameters and needless encoding are left to the framework, which does not
   * take them for the address that they amount to: its answer must not be kept under that.
   */
  private static boolean isPlain(Request request, String path) {
    return path.equals(request.getHttpURI().getPath());
  }

  private static boolean isPublic(String path) {
    if (!path.startsWith(PUBLIC)) {
      return false;
    }
    for (String each : ELSEWHERE) {
      if (path.startsWith(each)) {
        return false;
      }
    }
    return path.length() == PUBLIC.length() || path.charAt(PUBLIC.length()) == '/';
  }

  /** Whoever is choosy about the media type is left to the framework. */
  private static boolean takesAnything(Request request) {
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    return accept == null || accept.contains("*/*") || accept.equals("application/json");
  }

  private static boolean hasBody(Request request) {
    return request.getLength() != 0
        && (request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
  }

  private static String sorted(String query) {
    if (query.indexOf('&') < 0) {
      return query;
    }
    String[] parameters = query.split("&");
    Arrays.sort(parameters);
    return String.join("&", parameters);
  }
}
