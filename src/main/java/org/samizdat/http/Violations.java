package org.samizdat.http;

import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Broken constraints as one problem: a parameter's is a 400 that names it, a body's a 422 with
 * pointers.
 */
public final class Violations {
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private Violations() {}

  /**
   * The value, which keeps all the rules that its type has; a problem names those that it breaks.
   */
  public static <T> T requireNone(T value) {
    Set<ConstraintViolation<T>> violations = VALIDATOR.validate(value);
    if (!violations.isEmpty()) {
      throw problem(violations);
    }
    return value;
  }

  static ProblemException problem(JerseyViolationException thrown) {
    for (ConstraintViolation<?> each : thrown.getConstraintViolations()) {
      Optional<String> parameter = queryParameter(each, thrown);
      if (parameter.isPresent()) {
        return ProblemException.invalidParameter(parameter.get(), each.getMessage());
      }
      if (isMissingBody(each)) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, "The request needs a body.");
      }
    }
    return problem(thrown.getConstraintViolations());
  }

  private static boolean isMissingBody(ConstraintViolation<?> violation) {
    return violation.getInvalidValue() == null && pointer(violation.getPropertyPath()).isEmpty();
  }

  /** The problem of a body that was checked by hand. */
  public static ProblemException problem(Set<? extends ConstraintViolation<?>> violations) {
    List<FieldError> errors =
        violations.stream()
            .map(each -> FieldError.atPointer(pointer(each.getPropertyPath()), each.getMessage()))
            .sorted(Comparator.comparing(error -> error.pointer().orElse("")))
            .toList();
    return ProblemException.invalidContent(errors);
  }

  private static Optional<String> queryParameter(
      ConstraintViolation<?> violation, JerseyViolationException thrown) {
    Method method = thrown.getInvocable().getHandlingMethod();
    Optional<Parameter> parameter = Optional.empty();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER) {
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        parameter = Optional.of(method.getParameters()[index]);
        QueryParam query = method.getParameters()[index].getAnnotation(QueryParam.class);
        if (query != null) {
          return Optional.of(query.value());
        }
      }
      boolean inBean =
          parameter.filter(each -> each.isAnnotationPresent(BeanParam.class)).isPresent();
      if (inBean && node.getKind() == ElementKind.PROPERTY) {
        return Optional.ofNullable(node.getName());
      }
    }
    return Optional.empty();
  }

  private static String pointer(Path path) {
    List<String> parts = new ArrayList<>();
    for (Path.Node node : path) {
      Integer index = node.getIndex();
      if (index != null) {
        parts.add(index.toString());
      }
      if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
        parts.add(node.getName());
      }
    }
    return parts.stream().map(part -> "/" + part).collect(Collectors.joining());
  }
}
