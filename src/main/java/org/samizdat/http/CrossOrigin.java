package org.samizdat.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/**
 * Cross-origin reads (Fetch standard, CORS): public data from anywhere, and the same bytes for
 * everyone; the admin surface only from the configured origins.
 */
@PreMatching
public final class CrossOrigin implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String ORIGIN = "Access-Control-Allow-Origin";
  private static final String EXPOSE = "Access-Control-Expose-Headers";
  private static final String EXPOSED =
      "ETag, Last-Modified, Link, Location, Retry-After, X-Request-Id";

  /** Headers of every public answer. */
  static final Map<String, String> PUBLIC = Map.of(ORIGIN, "*", EXPOSE, EXPOSED);

  /** Further headers of the answer to whoever asks before asking. */
  static final Map<String, String> PUBLIC_PREFLIGHT =
      preflight(
          "GET, HEAD, POST, DELETE, OPTIONS",
          "Content-Type, If-None-Match, If-Modified-Since, Last-Event-ID, Management-Token,"
              + " X-Request-Id");

  private static final Map<String, String> ADMIN_PREFLIGHT =
      preflight(
          "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
          "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Request-Id");

  private final List<String> adminOrigins;

  public CrossOrigin(List<String> adminOrigins) {
    this.adminOrigins = List.copyOf(adminOrigins);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    boolean preflight =
        request.getMethod().equals(HttpMethod.OPTIONS)
            && request.getHeaderString("Origin") != null
            && request.getHeaderString("Access-Control-Request-Method") != null;
    if (preflight) {
      request.abortWith(Response.noContent().build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    boolean admin = SafeHeaders.isAdmin(request);
    if (admin) {
      String origin = request.getHeaderString("Origin");
      headers.add("Vary", "Origin");
      if (origin == null || !adminOrigins.contains(origin)) {
        return;
      }
      headers.putSingle(ORIGIN, origin);
      headers.putSingle(EXPOSE, EXPOSED);
    } else {
      PUBLIC.forEach(headers::putSingle);
    }
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      (admin ? ADMIN_PREFLIGHT : PUBLIC_PREFLIGHT).forEach(headers::putSingle);
    }
  }

  private static Map<String, String> preflight(String methods, String headers) {
    return Map.of(
        "Access-Control-Allow-Methods",
        methods,
        "Access-Control-Allow-Headers",
        headers,
        "Access-Control-Max-Age",
        "86400");
  }
}
