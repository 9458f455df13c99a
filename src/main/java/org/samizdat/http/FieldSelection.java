package org.samizdat.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;

/**
 * The {@code fields} parameter: dotted paths of what is wanted, such as {@code
 * headline,live.latestUpdate,body.text}. {@code id} is always given. A path that the representation
 * does not have is a problem, so a typing error cannot look like missing data.
 */
public final class FieldSelection {
  private static final int MAX_PATHS = 100;
  private static final String PARAMETER = "fields";

  private final Map<String, FieldSelection> wanted = new TreeMap<>();

  private FieldSelection() {}

  /** Reads the parameter; empty when it is not given, which means everything. */
  public static Optional<FieldSelection> parse(@Nullable String fields, Class<?> representation) {
    if (fields == null) {
      return Optional.empty();
    }
    String[] paths = fields.split(",", -1);
    if (paths.length > MAX_PATHS) {
      throw ProblemException.invalidParameter(PARAMETER, "takes at most " + MAX_PATHS + " paths");
    }
    FieldSelection selection = new FieldSelection();
    for (String path : paths) {
      selection.add(path, Json.mapper().constructType(representation));
    }
    return Optional.of(selection);
  }

  /** Keeps one more member of the representation whole. */
  public void keep(String name) {
    wanted.put(name, new FieldSelection());
  }

  private void add(String path, JavaType representation) {
    FieldSelection at = this;
    JavaType type = representation;
    for (String name : path.split("\\.", -1)) {
      type =
          property(type, name)
              .orElseThrow(
                  () ->
                      ProblemException.invalidParameter(
                          PARAMETER, "there is no field '%s' here".formatted(path)));
      at = at.wanted.computeIfAbsent(name, each -> new FieldSelection());
    }
  }

  private static Optional<JavaType> property(JavaType owner, String name) {
    ObjectMapper mapper = Json.mapper();
    BeanDescription description =
        mapper.getSerializationConfig().introspect(mapper.constructType(owner.getRawClass()));
    for (BeanPropertyDefinition each : description.findProperties()) {
      boolean unwrapped =
          each.getAccessor() != null && each.getAccessor().hasAnnotation(JsonUnwrapped.class);
      if (each.getName().equals(name) && !unwrapped) {
        return Optional.of(content(each.getPrimaryType()));
      }
      Optional<JavaType> inner =
          unwrapped ? property(each.getPrimaryType(), name) : Optional.empty();
      if (inner.isPresent()) {
        return inner;
      }
    }
    return Optional.empty();
  }

  /** What an optional or a list holds. */
  private static JavaType content(JavaType type) {
    JavaType inner = type;
    while (inner.isCollectionLikeType() || inner.isReferenceType()) {
      inner = inner.getContentType();
    }
    return inner;
  }

  /** The representation with nothing but what was asked for. */
  public JsonNode apply(JsonNode whole) {
    if (whole instanceof ObjectNode object && !wanted.isEmpty()) {
      ObjectNode kept = object.objectNode();
      object
          .properties()
          .forEach(
              each -> {
                FieldSelection inner = wanted.get(each.getKey());
                if (inner != null) {
                  kept.set(each.getKey(), inner.apply(each.getValue()));
                } else if (each.getKey().equals("id")) {
                  kept.set("id", each.getValue());
                }
              });
      return kept;
    }
    if (whole instanceof ArrayNode array) {
      ArrayNode kept = array.arrayNode(array.size());
      array.forEach(each -> kept.add(apply(each)));
      return kept;
    }
    return whole;
  }

  /** A list's answer with the selection applied to each of its items. */
  public JsonNode applyToItems(JsonNode listing) {
    ObjectNode answer = (ObjectNode) listing;
    answer.set("items", apply(answer.path("items")));
    return answer;
  }
}
