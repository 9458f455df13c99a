package org.samizdat.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;

/**
 * JSON Merge Patch (RFC 7396): members of the patch replace, {@code null} removes, objects merge.
 */
public final class MergePatch {
  private MergePatch() {}

  /** The patched document as a value that has passed the same checks as a whole one would. */
  public static <T> T apply(JsonNode target, JsonNode patch, Class<T> type) {
    if (!patch.isObject()) {
      throw ProblemException.invalidContent("", "must be an object of the fields to change");
    }
    return checked(merge(target, patch), type);
  }

  /** Reads a document as a request body is read. */
  public static <T> T checked(JsonNode document, Class<T> type) {
    T value;
    try {
      value = Json.mapper().treeToValue(document, type);
    } catch (JsonProcessingException e) {
      throw JsonProblems.of(e);
    }
    return Violations.requireNone(value);
  }

  static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode members)) {
      return patch;
    }
    ObjectNode merged =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    members
        .properties()
        .forEach(
            each -> {
              if (each.getValue().isNull()) {
                merged.remove(each.getKey());
              } else {
                merged.set(each.getKey(), merge(merged.path(each.getKey()), each.getValue()));
              }
            });
    return merged;
  }
}
