package org.samizdat.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.PlainText;

/** Reads parameters strictly: one spelling for each value, and a message that says what it is. */
@Priority(1) // before the framework's own, which are less strict
public final class ParameterConverters implements ParamConverterProvider {
  private static final String UUID_FORM =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    String name = name(annotations);
    Function<String, Object> parse;
    if (type.isEnum()) {
      parse = text -> constant((Class) type, name, text);
    } else if (type == Instant.class) {
      parse = text -> instant(name, text);
    } else if (type == UUID.class) {
      parse = text -> uuid(name, text, isPath(annotations));
    } else if (type == Boolean.class || type == boolean.class) {
      parse = text -> flag(name, text);
    } else if (type == Integer.class || type == int.class) {
      parse = text -> integer(name, text);
    } else if (type == String.class) {
      parse = text -> text(name, text, isPath(annotations));
    } else {
      return null;
    }
    return new Converter<>((Function) parse);
  }

  private static String name(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .filter(QueryParam.class::isInstance)
        .map(each -> ((QueryParam) each).value())
        .findFirst()
        .orElse("");
  }

  private static boolean isPath(Annotation[] annotations) {
    return Arrays.stream(annotations).anyMatch(PathParam.class::isInstance);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
    return WireName.parse(type, text)
        .orElseThrow(
            () ->
                ProblemException.invalidParameter(
                    name, "must be one of: " + WireName.choices(type)));
  }

  /** An RFC 3339 date-time, to the microsecond. */
  public static Instant instant(String name, String text) {
    try {
      // A plus sign that was not percent-encoded has become a space on the way.
      return OffsetDateTime.parse(text.replace(' ', '+'))
          .toInstant()
          .truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw ProblemException.invalidParameter(
          name, "must be an RFC 3339 date-time such as 2011-12-16T17:54:00Z");
    }
  }

  /** A UUID in its usual form. */
  public static UUID uuid(String name, String text, boolean inPath) {
    if (text.matches(UUID_FORM)) {
      return UUID.fromString(text.toLowerCase(Locale.ROOT));
    }
    throw inPath
        ? ProblemException.notFound("An object with this id")
        : ProblemException.invalidParameter(name, "must be an id (a UUID)");
  }

  private static Boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.invalidParameter(name, "must be true or false");
    };
  }

  private static Integer integer(String name, String text) {
    if (text.matches("-?[0-9]{1,9}")) {
      return Integer.valueOf(text);
    }
    throw ProblemException.invalidParameter(name, "must be a whole number");
  }

  private static String text(String name, String text, boolean inPath) {
    if (PlainText.isStorable(text)) {
      return text;
    }
    throw inPath
        ? ProblemException.notFound("Something with such a name")
        : ProblemException.invalidParameter(name, "must not contain NUL or half a character");
  }

  private record Converter<T>(Function<String, T> parse) implements ParamConverter<T> {
    @Override
    public @Nullable T fromString(@Nullable String value) {
      return value == null ? null : parse.apply(value);
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
