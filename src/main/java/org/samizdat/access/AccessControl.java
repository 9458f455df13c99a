package org.samizdat.access;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Guards every endpoint that is not declared {@link Public}: a Bearer token (RFC 6750), or Basic
 * with the token as the password (RFC 7617), with one of the scopes that it {@link Requires}.
 */
public final class AccessControl implements DynamicFeature {
  private final Tokens tokens;
  private final RateLimit failedTokens;

  public AccessControl(Tokens tokens, AccessConfiguration configuration) {
    this.tokens = tokens;
    // A right token is never counted, so that nobody can lock out the staff behind the same proxy.
    this.failedTokens =
        new RateLimit("failed-tokens", "wrong tokens", configuration.failedTokensPerMinute());
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    Requires requires = method.getAnnotation(Requires.class);
    if (requires != null) {
      context.register(new Guard(requires.value(), operation(resource)));
    } else if (!method.isAnnotationPresent(Public.class)
        && method.getDeclaringClass().getPackageName().startsWith("org.samizdat")) {
      throw new IllegalStateException(method + " does not say who may use it");
    }
  }

  /** The method and address pattern, such as {@code PUT /v1/admin/topics/{topic}}. */
  private static String operation(ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    String verb =
        Arrays.stream(method.getAnnotations())
            .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
            .filter(Objects::nonNull)
            .map(HttpMethod::value)
            .findFirst()
            .orElse("");
    Path below = method.getAnnotation(Path.class);
    String path =
        resource.getResourceClass().getAnnotation(Path.class).value()
            + (below == null ? "" : "/" + below.value());
    return verb + " " + path.replaceAll("/+", "/").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
  }

  @Priority(Priorities.AUTHENTICATION)
  private final class Guard implements ContainerRequestFilter {
    private final Scope[] scopes;
    private final String operation;

    @Context private @Nullable HttpServletRequest client;

    Guard(Scope[] scopes, String operation) {
      this.scopes = scopes;
      this.operation = operation;
    }

    @Override
    public void filter(ContainerRequestContext request) {
      String token = presented(request).orElseThrow(() -> unauthorized("Send a token."));
      Actor actor = tokens.authenticate(token).orElseThrow(this::refused);
      if (Arrays.stream(scopes).noneMatch(actor::may)) {
        throw Actor.forbidden("This", scopes);
      }
      request.setSecurityContext(new TokenSecurity(actor.doing(operation)));
    }

    private ProblemException refused() {
      failedTokens.count(client == null ? "" : client.getRemoteAddr());
      return unauthorized("The token is unknown, expired or revoked.");
    }
  }

  private static ProblemException unauthorized(String detail) {
    return new ProblemException(ProblemType.UNAUTHORIZED, detail)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"samizdat\"");
  }

  private static Optional<String> presented(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return Optional.empty();
    }
    String[] parts = header.strip().split("\\s+", 2);
    if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
      return Optional.of(parts[1]);
    }
    if (parts.length == 2 && parts[0].equalsIgnoreCase("Basic")) {
      return password(parts[1]);
    }
    return Optional.empty();
  }

  private static Optional<String> password(String credentials) {
    try {
      String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      int colon = decoded.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(decoded.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private record TokenSecurity(Actor actor) implements SecurityContext {
    @Override
    public Actor getUserPrincipal() {
      return actor;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
