package org.samizdat.partner;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.samizdat.access.Actor;
import org.samizdat.access.RateLimit;

/**
 * Every request of a partner is limited and counted, once it is known whose it is, and no answer is
 * for a cache that others share.
 */
@Priority(Priorities.AUTHORIZATION)
final class PartnerGate implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String PRIVATE = "private, no-cache";
  private static final int ERRORS = 400;

  private final RateLimit limit;
  private final PartnerUsage usage;

  PartnerGate(RateLimit limit, PartnerUsage usage) {
    this.limit = limit;
    this.usage = usage;
  }

  private static boolean isPartners(ContainerRequestContext request) {
    return request.getUriInfo().getPath().startsWith("v1/partner/");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (isPartners(request)
        && request.getSecurityContext().getUserPrincipal() instanceof Actor partner) {
      limit.count(partner.tokenId());
      usage.count(partner.tokenId());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    Object policy = headers.getFirst(HttpHeaders.CACHE_CONTROL);
    boolean shared = String.valueOf(policy).startsWith("public"); // as a tombstone is
    if (isPartners(request) && (shared || response.getStatus() < ERRORS)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, PRIVATE);
    }
  }
}
