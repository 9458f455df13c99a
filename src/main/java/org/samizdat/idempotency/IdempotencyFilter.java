package org.samizdat.idempotency;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.samizdat.access.Actor;
import org.samizdat.database.Outage;
import org.samizdat.http.HoldsSecret;
import org.samizdat.json.Json;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.samizdat.text.Sha256;

/**
 * The Idempotency-Key header (IETF draft): a POST with a key that was used gets the first answer
 * again. Answers that hold a secret are not kept; repeating those says so.
 */
@Priority(Priorities.AUTHORIZATION)
public final class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String HEADER = "Idempotency-Key";
  private static final String CLAIM = "samizdat.idempotency";
  private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

  private final IdempotencyKeys keys;

  public IdempotencyFilter(IdempotencyKeys keys) {
    this.keys = keys;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String header = request.getHeaderString(HEADER);
    boolean known = request.getSecurityContext().getUserPrincipal() instanceof Actor;
    if (header == null || !request.getMethod().equals(HttpMethod.POST) || !known) {
      return;
    }
    SecurityContext security = request.getSecurityContext();
    Actor actor = (Actor) security.getUserPrincipal();
    IdempotencyKeys.Claim claim =
        new IdempotencyKeys.Claim(actor.tokenId(), key(header), fingerprint(request));
    Optional<IdempotencyKeys.Answer> earlier = keys.claim(claim);
    if (earlier.isPresent()) {
      request.abortWith(replay(earlier.get()));
      return;
    }
    request.setProperty(CLAIM, claim);
    request.setSecurityContext(
        new ActorSecurity(security, actor.withBeforeCommit(handle -> keys.done(handle, claim))));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(CLAIM) instanceof IdempotencyKeys.Claim claim)) {
      return;
    }
    request.removeProperty(CLAIM);
    try {
      remember(claim, response);
    } catch (JdbiException e) {
      if (!Outage.explains(e)) {
        throw e;
      }
      // The answer holds all the same; who asks again is told that it is lost, or to wait.
    }
  }

  private void remember(IdempotencyKeys.Claim claim, ContainerResponseContext response) {
    boolean carriedOut = response.getStatus() < 300;
    if (!carriedOut) {
      keys.release(claim);
    } else if (!(response.getEntity() instanceof HoldsSecret)) {
      keys.answered(claim, answer(response));
    }
  }

  private static IdempotencyKeys.Answer answer(ContainerResponseContext response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : new String[] {HttpHeaders.ETAG, HttpHeaders.LOCATION}) {
      String value = response.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    Object entity = response.getEntity();
    return new IdempotencyKeys.Answer(
        response.getStatus(), headers, entity == null ? "" : Json.write(entity));
  }

  private static Response replay(IdempotencyKeys.Answer answer) {
    Response.ResponseBuilder response =
        Response.status(answer.status()).type("application/json").entity(answer.body());
    answer.headers().forEach(response::header);
    return response.build();
  }

  /** A quoted string as the draft has it, or the bare key that many clients send. */
  private static String key(String header) {
    String key = header.strip();
    if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    if (!FORM.matcher(key).matches()) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST,
          "Idempotency-Key must have 1 to 255 printable ASCII characters.",
          java.util.List.of(FieldError.atHeader(HEADER, "has the wrong form")));
    }
    return key;
  }

  private static String fingerprint(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    String head =
        String.join(
            "\n",
            request.getUriInfo().getRequestUri().getPath(),
            String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()),
            String.valueOf(request.getMediaType()),
            "");
    return Sha256.hex(head.getBytes(StandardCharsets.UTF_8), body);
  }

  private record ActorSecurity(SecurityContext before, Actor actor) implements SecurityContext {
    @Override
    public Actor getUserPrincipal() {
      return actor;
    }

    @Override
    public boolean isUserInRole(String role) {
      return before.isUserInRole(role);
    }

    @Override
    public boolean isSecure() {
      return before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return before.getAuthenticationScheme();
    }
  }
}
