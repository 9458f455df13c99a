package org.samizdat.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Problem details (RFC 9457), the only body that an error has.
 *
 * @param instance path of the request
 * @param members extension members, written beside the others
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors", "requestId"})
public record Problem(
    String type,
    String title,
    int status,
    Optional<String> detail,
    Optional<String> instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
    String requestId,
    @JsonAnyGetter Map<String, Object> members) {

  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(ProblemException problem, String instance, String requestId) {
    return new Problem(
        problem.type().uri(),
        problem.type().title(),
        problem.type().status(),
        Optional.of(problem.detail()),
        Optional.of(instance),
        problem.errors(),
        requestId,
        problem.members());
  }
}
