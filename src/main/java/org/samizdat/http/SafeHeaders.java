package org.samizdat.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;

/** Headers that keep an answer from being taken for anything but data. */
public final class SafeHeaders implements ContainerResponseFilter {
  /** Headers of every answer. */
  public static final Map<String, String> ALWAYS =
      Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer");

  public static final String POLICY = "Content-Security-Policy";
  static final String NOTHING_BUT_DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    ALWAYS.forEach(headers::putSingle);
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      // the compressing handler says so only where it could compress
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    if (!headers.containsKey(POLICY)) {
      headers.putSingle(POLICY, NOTHING_BUT_DATA);
    }
    if (isAdmin(request) || !headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  static boolean isAdmin(ContainerRequestContext request) {
    return isAdmin("/" + request.getUriInfo().getPath());
  }

  static boolean isAdmin(String path) {
    return path.equals("/v1/admin") || path.startsWith("/v1/admin/");
  }
}
