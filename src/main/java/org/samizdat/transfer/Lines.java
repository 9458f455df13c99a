package org.samizdat.transfer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.samizdat.http.JsonProblems;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;

/** Lines as JSON, and JSON as lines. */
final class Lines {
  private static final ObjectReader READER = Json.mapper().readerFor(Line.class);
  private static final ObjectWriter WRITER = Json.mapper().writerFor(Line.class);
  private static final Map<Class<?>, String> TYPES =
      Arrays.stream(Objects.requireNonNull(Line.class.getAnnotation(JsonSubTypes.class)).value())
          .collect(Collectors.toMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

  private Lines() {}

  /** What a line calls itself. */
  static String type(Line line) {
    return Objects.requireNonNull(TYPES.get(line.getClass()));
  }

  static void write(Line line, OutputStream out) throws IOException {
    out.write(WRITER.writeValueAsBytes(line));
    out.write('\n');
  }

  /** Reads one line; what is wrong with it is a problem that names the field. */
  static Line read(byte[] json) {
    try {
      Line line = READER.readValue(json);
      if (line == null) {
        throw ProblemException.invalidContent("", "must be an object");
      }
      return line;
    } catch (JsonProcessingException e) {
      throw JsonProblems.of(e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
