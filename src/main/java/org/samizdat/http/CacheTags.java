package org.samizdat.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import java.util.Locale;

/** Gives the cache tags the header name, and the separator, that the newsroom's CDN understands. */
public final class CacheTags implements ContainerResponseFilter {
  public static final String PLACEHOLDER = "Cache-Tag";

  private final String header;

  public CacheTags(String header) {
    this.header = header;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<Object> tags = response.getHeaders().remove(PLACEHOLDER);
    if (tags == null) {
      return;
    }
    String separator = header.toLowerCase(Locale.ROOT).equals("cache-tag") ? "," : " ";
    for (Object each : tags) {
      response.getHeaders().add(header, each.toString().replace(",", separator));
    }
  }
}
