package org.samizdat.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by any rule that is broken; carries all that the client will be told, and nothing else.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
    super(detail, null, false, false);
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  /** A body that is well-formed but breaks a rule at one place. */
  public static ProblemException invalidContent(String pointer, String detail) {
    return invalidContent(List.of(FieldError.atPointer(pointer, detail)));
  }

  /** A body that is well-formed but breaks rules; all of them are named. */
  public static ProblemException invalidContent(List<FieldError> errors) {
    String detail =
        errors.stream()
            .map(error -> (error.pointer().orElse("") + " " + error.detail()).strip())
            .collect(Collectors.joining("; "));
    return new ProblemException(ProblemType.INVALID_CONTENT, detail, errors);
  }

  public static ProblemException invalidParameter(String parameter, String detail) {
    return new ProblemException(
        ProblemType.INVALID_PARAMETER,
        "Parameter '%s': %s".formatted(parameter, detail),
        List.of(FieldError.atParameter(parameter, detail)));
  }

  /** Refuses a parameter that makes no sense beside another. */
  public static void requireAbsent(String parameter, @Nullable String value, String detail) {
    if (value != null) {
      throw invalidParameter(parameter, detail);
    }
  }

  public static ProblemException notFound(String what) {
    return new ProblemException(ProblemType.NOT_FOUND, what + " does not exist.");
  }

  public static ProblemException wrongState(String detail) {
    return new ProblemException(ProblemType.WRONG_STATE, detail);
  }

  /** Adds an extension member (RFC 9457 §3.2). */
  public ProblemException with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Adds a response header, such as {@code Retry-After}. */
  public ProblemException withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Map<String, Object> members() {
    return members;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
