package org.samizdat.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** A copy of the newsroom that does with every change what the contract says. */
public final class Mirror {
  private final Map<String, JsonNode> objects = new TreeMap<>();

  public void apply(JsonNode change) {
    String type = change.path("type").asText();
    String id = change.path("id").asText();
    if (change.has("object")) {
      objects.put(key(type, id), settled(type, change.path("object")));
      return;
    }
    objects.remove(key(type, id));
    if (type.equals("article")) {
      objects.values().removeIf(each -> each.path("articleId").asText().equals(id));
    }
  }

  static String key(String type, String id) {
    return type + " " + id;
  }

  /** Without what has changes of its own: appeals beside an article, and names of topics. */
  static JsonNode settled(String type, JsonNode object) {
    if (!type.equals("article")) {
      return object;
    }
    ObjectNode article = object.deepCopy();
    article.remove("donationAppeals");
    article.path("topics").forEach(topic -> ((ObjectNode) topic).remove("name"));
    return article;
  }

  public Map<String, JsonNode> objects() {
    return objects;
  }
}
