package org.samizdat.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** What the JSON reader refused, told in terms of the document instead of Java. */
public final class JsonProblems {
  private JsonProblems() {}

  public static ProblemException of(JsonProcessingException thrown) {
    if (thrown.getCause() instanceof ProblemException problem) {
      return problem;
    }
    if (thrown instanceof JsonMappingException mapping && !isSyntax(thrown)) {
      String pointer = pointer(mapping.getPath());
      String detail = detail(mapping);
      return ProblemException.invalidContent(pointer, detail);
    }
    String where =
        Optional.ofNullable(thrown.getLocation())
            .map(at -> " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()))
            .orElse("");
    return new ProblemException(ProblemType.MALFORMED_JSON, syntaxDetail(thrown) + where + ".");
  }

  private static boolean isSyntax(JsonProcessingException thrown) {
    return thrown instanceof JsonParseException
        || thrown.getCause() instanceof JsonParseException
        || thrown.getCause() instanceof StreamConstraintsException
        || String.valueOf(thrown.getOriginalMessage()).startsWith("Trailing token")
        || String.valueOf(thrown.getOriginalMessage()).startsWith("No content to map");
  }

  private static String syntaxDetail(JsonProcessingException thrown) {
    String message = String.valueOf(thrown.getOriginalMessage());
    if (message.startsWith("No content")) {
      return "The body is empty, and JSON is expected";
    }
    if (message.startsWith("Duplicate field")) {
      return "A field stands twice in the same object";
    }
    if (message.startsWith("Trailing token")) {
      return "Something follows after the end of the document";
    }
    if (message.contains("nesting depth")) {
      return "The document is nested too deeply";
    }
    return "The body is not well-formed JSON";
  }

  private static String detail(JsonMappingException thrown) {
    if (thrown instanceof UnrecognizedPropertyException unknown) {
      Collection<Object> known =
          Optional.ofNullable(unknown.getKnownPropertyIds()).orElse(List.of());
      List<String> names = known.stream().map(String::valueOf).sorted().toList();
      return "is not a field here; known are: " + String.join(", ", names);
    }
    if (thrown instanceof MismatchedInputException mismatch) {
      String message = String.valueOf(mismatch.getOriginalMessage());
      if (message.startsWith("must ")) {
        return message;
      }
      if (message.startsWith("Cannot map `null`")) {
        return "must not be null";
      }
      return "has the wrong type" + expected(mismatch);
    }
    return "cannot be read";
  }

  private static String expected(MismatchedInputException mismatch) {
    Class<?> type = mismatch.getTargetType();
    if (type == null) {
      return "";
    }
    if (type == boolean.class || type == Boolean.class) {
      return ": true or false is expected";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return ": a number is expected";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return ": an array is expected";
    }
    return type.isRecord() ? ": an object is expected" : "";
  }

  /** JSON Pointer (RFC 6901) of where the reader stopped. */
  private static String pointer(List<JsonMappingException.Reference> path) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference each : path) {
      pointer.append('/');
      if (each.getFieldName() != null) {
        pointer.append(each.getFieldName().replace("~", "~0").replace("/", "~1"));
      } else {
        pointer.append(Math.max(each.getIndex(), 0));
      }
    }
    return pointer.toString();
  }
}
