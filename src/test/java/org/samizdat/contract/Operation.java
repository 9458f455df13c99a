package org.samizdat.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An operation as the contract has it.
 *
 * @param pointer where it stands in the contract, as a JSON Pointer
 * @param scopes any of which is enough; empty for a public one
 */
public record Operation(
    String method,
    String path,
    String pointer,
    JsonNode node,
    Set<String> queryParameters,
    List<String> scopes) {

  public String operationId() {
    return node.path("operationId").asText();
  }

  /** Whether it says itself that no token is needed. */
  public boolean isPublic() {
    return node.path("security").isArray() && node.path("security").isEmpty();
  }

  public boolean hasBody() {
    return node.has("requestBody");
  }

  /**
   * The path with these values in their places; what is not among them gets one that is missing.
   */
  public String pathWith(Map<String, String> values) {
    return Pattern.compile("\\{([^}]*)}")
        .matcher(path)
        .replaceAll(place -> values.getOrDefault(place.group(1), "missing"));
  }

  /** How many letters of the path are fixed: the more, the closer it fits. */
  int literals() {
    return path.replaceAll("\\{[^}]*}", "").length();
  }

  boolean serves(String requestMethod, String requestPath) {
    String regex =
        Pattern.compile("\\{[^}]*}")
                .splitAsStream(path)
                .map(Pattern::quote)
                .reduce((a, b) -> a + "[^/]+" + b)
                .orElse("")
            + (path.endsWith("}") ? "[^/]+" : "");
    return method.equals(requestMethod) && requestPath.matches(regex);
  }
}
