package org.samizdat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Examples are what people copy, so each of them must be what the contract promises. */
@Tag("no-database")
class ContractExamplesTest {
  private static final Contract CONTRACT = Contract.get();
  private static final String SELECTION = "selection";

  private final List<String> wrong = new ArrayList<>();
  private int count;

  @Test
  void examplesOfBodiesParametersAndHeadersAreValid() {
    walk(CONTRACT.document(), "");
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(80);
  }

  @Test
  void examplesInsideSchemasAreValid() {
    walkSchemas(CONTRACT.document().at("/components/schemas"), "/components/schemas");
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(10);
  }

  @Test
  void examplesOfEventsAreValid() {
    String content = "/paths/~1v1~1stream/get/responses/200/content";
    CONTRACT
        .document()
        .at(content + "/text~1event-stream/examples")
        .forEach(
            example -> {
              for (String block : example.path("value").asText().split("\n\n")) {
                CONTRACT.checkEvent(content, block, "example");
                count += block.contains("data: ") ? 1 : 0;
              }
            });
    assertThat(count).isGreaterThan(4);
  }

  private void walk(JsonNode node, String pointer) {
    if (node.has("schema")) {
      if (node.has("example")) {
        validate(pointer + "/schema", false, node.path("example"));
      }
      node.path("examples")
          .properties()
          .forEach(
              each ->
                  validate(
                      pointer + "/schema",
                      each.getKey().equals(SELECTION),
                      CONTRACT.resolve(each.getValue()).path("value")));
    }
    node.properties()
        .forEach(each -> walk(each.getValue(), pointer + "/" + Contract.escape(each.getKey())));
  }

  private void walkSchemas(JsonNode node, String pointer) {
    if (node.path("examples").isArray()) {
      node.path("examples").forEach(example -> validate(pointer, false, example));
    }
    node.properties()
        .forEach(
            each -> walkSchemas(each.getValue(), pointer + "/" + Contract.escape(each.getKey())));
  }

  private void validate(String schema, boolean selection, JsonNode example) {
    count++;
    CONTRACT.errors(schema, selection, example).forEach(error -> wrong.add(schema + ": " + error));
  }
}
