package org.samizdat.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds the headers of an answer against those that the contract has for it. */
final class ContractHeaders {
  private final Contract contract;

  ContractHeaders(Contract contract) {
    this.contract = contract;
  }

  /**
   * What is wrong with the headers of an answer: one that is always given is missing, one has
   * another form, or one that the contract knows is not documented here.
   *
   * @param response where the answer stands in the contract, as a JSON Pointer
   * @param headers with names in lower case
   */
  List<String> errors(String response, Map<String, List<String>> headers) {
    List<String> wrong = new ArrayList<>();
    JsonNode documented = contract.document().at(response + "/headers");
    for (Map.Entry<String, JsonNode> each : documented.properties()) {
      String name = each.getKey();
      List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      JsonNode header = contract.resolve(each.getValue());
      if (values.isEmpty() && header.path("required").asBoolean()) {
        wrong.add(name + " is missing");
      }
      if (values.size() > 1) {
        wrong.add(name + " is given more than once");
      }
      String place = contract.resolvePointer(response + "/headers/" + Contract.escape(name));
      for (String value : values) {
        contract
            .errors(place + "/schema", false, TextNode.valueOf(value))
            .forEach(error -> wrong.add("%s: %s: %s".formatted(name, value, error)));
      }
    }
    for (String known : names(contract.document().at("/components/headers"))) {
      boolean given = headers.containsKey(known.toLowerCase(Locale.ROOT));
      if (given && !documented.has(known)) {
        wrong.add(known + " is not in the contract here");
      }
    }
    return wrong;
  }

  /**
   * What is wrong with a page: its {@code Link} and its cursor say different things.
   *
   * @param body of a list
   */
  static List<String> pageErrors(Map<String, List<String>> headers, JsonNode body) {
    boolean next = body.at("/page/next").isTextual();
    boolean more = body.at("/page/hasMore").asBoolean();
    return next == more && next == headers.containsKey("link")
        ? List.of()
        : List.of("page.hasMore, page.next and Link do not agree");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
