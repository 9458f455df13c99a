package org.samizdat.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** What the server answered. */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(text(), e);
    }
  }

  /** A value by JSON Pointer, as text. */
  public String at(String pointer) {
    return json().at(pointer).asText();
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(name))
        .map(each -> each.getValue().get(0))
        .findFirst();
  }

  public String etag() {
    return header("ETag").orElseThrow(() -> new AssertionError("no ETag: " + text()));
  }

  /** Fails with the body in the message when the status is another. */
  public Answer expect(int expected) {
    Assertions.assertThat(status).as(text()).isEqualTo(expected);
    return this;
  }

  /** Expects this problem, by the last part of its type. */
  public Answer expectProblem(int expected, String slug) {
    expect(expected);
    Assertions.assertThat(header("Content-Type")).hasValue("application/problem+json");
    Assertions.assertThat(at("/type")).isEqualTo("urn:samizdat:problem:" + slug);
    Assertions.assertThat(at("/requestId")).isEqualTo(header("X-Request-Id").orElseThrow());
    return this;
  }

  /** Expects that the problem names this place in the body. */
  public Answer expectPointer(String pointer) {
    Assertions.assertThat(json().path("errors").findValuesAsText("pointer"))
        .as(text())
        .contains(pointer);
    return this;
  }
}
