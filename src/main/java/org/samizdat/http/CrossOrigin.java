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

/**
 * Cross-origin reads (Fetch standard, CORS): public data from anywhere, and the same bytes for
 * everyone; the admin surface only from the configured origins.
 */
@PreMatching
public final class CrossOrigin implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String EXPOSED =
      "ETag, Last-Modified, Link, Location, Retry-After, X-Request-Id";
  private static final String PREFLIGHT_SECONDS = "86400";

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
    if (SafeHeaders.isAdmin(request)) {
      String origin = request.getHeaderString("Origin");
      headers.add("Vary", "Origin");
      if (origin == null || !adminOrigins.contains(origin)) {
        return;
      }
      headers.putSingle("Access-Control-Allow-Origin", origin);
    } else {
      headers.putSingle("Access-Control-Allow-Origin", "*");
    }
    headers.putSingle("Access-Control-Expose-Headers", EXPOSED);
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      allow(request, headers);
    }
  }

  private static void allow(
      ContainerRequestContext request, MultivaluedMap<String, Object> headers) {
    boolean admin = SafeHeaders.isAdmin(request);
    headers.putSingle(
        "Access-Control-Allow-Methods",
        admin
            ? "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
            : "GET, HEAD, POST, DELETE, OPTIONS");
    headers.putSingle(
        "Access-Control-Allow-Headers",
        admin
            ? "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Request-Id"
            : "Content-Type, If-None-Match, If-Modified-Since, Management-Token, X-Request-Id");
    headers.putSingle("Access-Control-Max-Age", PREFLIGHT_SECONDS);
  }
}
