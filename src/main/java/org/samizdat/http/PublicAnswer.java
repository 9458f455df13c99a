package org.samizdat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.samizdat.json.Json;
import org.samizdat.text.Sha256;

/**
 * An answer that anyone may cache: the bytes, a strong validator of exactly these bytes, how long
 * they keep, and the tags by which a CDN can purge them (RFC 9110 §8.8, RFC 9111).
 */
public final class PublicAnswer {
  private static final int ETAG_BYTES = 12;
  private static final int NOT_MODIFIED = 304;

  private final Object entity;
  private final CachePolicy policy;
  private final Set<String> tags = new LinkedHashSet<>();
  private UnaryOperator<JsonNode> selection = UnaryOperator.identity();
  private boolean selects;
  private String mediaType = MediaType.APPLICATION_JSON;
  private Optional<Instant> lastModified = Optional.empty();
  private Optional<Duration> outdated = Optional.empty();
  private Optional<String> link = Optional.empty();

  private PublicAnswer(Object entity, CachePolicy policy) {
    this.entity = entity;
    this.policy = policy;
  }

  public static PublicAnswer of(Object entity, CachePolicy policy) {
    return new PublicAnswer(entity, policy);
  }

  /** Things whose change outdates this answer, such as {@code articles} or {@code article:ID}. */
  public PublicAnswer tags(Collection<String> more) {
    tags.addAll(more);
    return this;
  }

  /**
   * When it last changed. It is left out while its second still runs: another change in the same
   * second could not be told from it (RFC 9110 §8.8.2.2).
   */
  public PublicAnswer lastModified(Instant time) {
    lastModified = Optional.of(time).filter(at -> at.plusSeconds(1).isBefore(Instant.now()));
    return this;
  }

  /** When it is known to be outdated, if it is; no cache keeps it longer. */
  public PublicAnswer until(Optional<Instant> time, Instant now) {
    return until(time.map(at -> Duration.between(now, at)));
  }

  /** The same, from now; of several times the first counts. */
  public PublicAnswer until(Optional<Duration> left) {
    outdated = Stream.concat(outdated.stream(), left.stream()).min(Duration::compareTo);
    return this;
  }

  /** A {@code Link} header (RFC 8288). */
  public PublicAnswer link(Optional<String> value) {
    link = value;
    return this;
  }

  /** The media type, where it is not JSON. */
  public PublicAnswer as(String type) {
    mediaType = type;
    return this;
  }

  public PublicAnswer select(Optional<FieldSelection> fields) {
    fields.ifPresent(wanted -> selectWith(wanted::apply));
    return this;
  }

  public PublicAnswer selectItems(Optional<FieldSelection> fields) {
    fields.ifPresent(wanted -> selectWith(wanted::applyToItems));
    return this;
  }

  private void selectWith(UnaryOperator<JsonNode> applied) {
    selection = applied;
    selects = true;
  }

  /** The full answer, or 304 when the client has these bytes already. */
  public Response to(Request request) {
    byte[] bytes = bytes();
    EntityTag etag = new EntityTag(validator(bytes));
    return build(notModified(request, etag).orElseGet(() -> ok(bytes)), etag, cacheControl());
  }

  /** The full answer to a single client that has waited for it, and which no cache keeps. */
  public Response once() {
    byte[] bytes = bytes();
    return build(ok(bytes), new EntityTag(validator(bytes)), "no-store");
  }

  private Response.ResponseBuilder ok(byte[] bytes) {
    return Response.ok(bytes, mediaType);
  }

  private Response build(Response.ResponseBuilder answer, EntityTag etag, String cacheControl) {
    answer.tag(etag).header(HttpHeaders.CACHE_CONTROL, cacheControl);
    lastModified.ifPresent(time -> answer.lastModified(Date.from(time)));
    link.ifPresent(value -> answer.header(HttpHeaders.LINK, value));
    if (!tags.isEmpty()) {
      answer.header(CacheTags.PLACEHOLDER, String.join(",", tags));
    }
    return answer.build();
  }

  private String cacheControl() {
    return outdated.map(policy::headerUntil).orElseGet(policy::header);
  }

  /** What was asked of writes alone, such as If-Match, has no say here. */
  private Optional<Response.ResponseBuilder> notModified(Request request, EntityTag etag) {
    return lastModified
        .map(time -> Optional.ofNullable(request.evaluatePreconditions(Date.from(time), etag)))
        .orElseGet(() -> Optional.ofNullable(request.evaluatePreconditions(etag)))
        .filter(answer -> answer.clone().build().getStatus() == NOT_MODIFIED);
  }

  private byte[] bytes() {
    if (entity instanceof byte[] ready) {
      return ready;
    }
    try {
      return Json.mapper().writeValueAsBytes(selects ? selection.apply(Json.tree(entity)) : entity);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What tells these bytes from any others, for a strong ETag. */
  public static String validator(byte[] bytes) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(Sha256.of(bytes), ETAG_BYTES));
  }
}
