package org.samizdat.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Closes every endpoint's list of query parameters to those that its method declares: an unknown
 * one is refused and told the known ones, a repeated one is refused, because a typing error that is
 * silently ignored answers another question than was asked.
 */
public final class StrictParameters implements DynamicFeature {
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    SortedSet<String> declared = declared(resource.getResourceMethod());
    context.register(new Check(declared));
  }

  /** The names of the query parameters that a method takes, itself or in a parameter bean. */
  public static SortedSet<String> declared(Method method) {
    SortedSet<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      if (query != null) {
        names.add(query.value());
      }
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        addFields(parameter.getType(), names);
      }
    }
    return names;
  }

  /** The names of the query parameters in a parameter bean. */
  public static SortedSet<String> declaredBy(Class<?> bean) {
    SortedSet<String> names = new TreeSet<>();
    addFields(bean, names);
    return names;
  }

  private static void addFields(Class<?> type, SortedSet<String> names) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        QueryParam query = field.getAnnotation(QueryParam.class);
        if (query != null) {
          names.add(query.value());
        }
      }
    }
  }

  /**
   * Checks the parameters that a request has.
   *
   * @throws ProblemException unknown-parameter or invalid-parameter
   */
  public static void check(SortedSet<String> declared, Map<String, List<String>> given) {
    given.forEach(
        (name, values) -> {
          if (!declared.contains(name)) {
            throw unknown(declared, name);
          }
          if (values.size() > 1) {
            throw ProblemException.invalidParameter(name, "is given more than once");
          }
        });
  }

  private static ProblemException unknown(SortedSet<String> declared, String name) {
    String known =
        declared.isEmpty() ? "none is taken" : "taken are " + String.join(", ", declared);
    return new ProblemException(
            ProblemType.UNKNOWN_PARAMETER,
            "There is no parameter '%s' here: %s.".formatted(name, known),
            List.of(FieldError.atParameter(name, "is not known here")))
        .with("allowed", declared);
  }

  private record Check(SortedSet<String> declared) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      check(declared, request.getUriInfo().getQueryParameters());
    }
  }
}
