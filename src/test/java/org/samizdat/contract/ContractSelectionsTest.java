package org.samizdat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A selection is the whole form with nothing required, and must not drift away from it. */
@Tag("no-database")
class ContractSelectionsTest {
  private static final Contract CONTRACT = Contract.get();
  private static final JsonNode SCHEMAS = CONTRACT.document().at("/components/schemas");
  private static final String SELECTION = "Selection";
  private static final String LIST = "List";

  static Stream<String> wholeForms() {
    return SCHEMAS.properties().stream()
        .map(each -> each.getKey())
        .filter(name -> name.endsWith(SELECTION))
        .map(name -> name.substring(0, name.length() - SELECTION.length()));
  }

  static Stream<Operation> selectable() {
    return CONTRACT.operations().stream().filter(each -> each.queryParameters().contains("fields"));
  }

  @ParameterizedTest
  @MethodSource("wholeForms")
  void selectionHasTheMembersOfTheWholeForm(String name) {
    ObjectNode expected = JsonNodeFactory.instance.objectNode();
    boolean list = name.endsWith(LIST);
    members(SCHEMAS.path(name))
        .properties()
        .forEach(
            each ->
                expected.set(
                    each.getKey(),
                    list && !each.getKey().equals("items")
                        ? each.getValue()
                        : selected(each.getValue())));
    JsonNode selection = SCHEMAS.path(name + SELECTION);
    assertThat(selection.path("properties")).isEqualTo(expected);
    assertThat(selection.path("additionalProperties").asBoolean(true)).isFalse();
    if (list) {
      assertThat(selection.path("required")).isEqualTo(SCHEMAS.path(name).path("required"));
    } else {
      assertThat(selection.path("required").toString()).isIn("", "[\"id\"]");
      assertThat(selection.has("required")).isEqualTo(alwaysHasId(SCHEMAS.path(name)));
    }
  }

  @ParameterizedTest
  @MethodSource("selectable")
  void operationWithFieldsAnswersTheWholeFormOrItsSelection(Operation operation) {
    JsonNode forms = operation.node().at("/responses/200/content/application~1json/schema/anyOf");
    boolean quoted = operation.queryParameters().contains("revision");
    assertThat(forms).hasSize(quoted ? 3 : 2);
    assertThat(forms.at("/1/$ref").asText()).isEqualTo(forms.at("/0/$ref").asText() + SELECTION);
  }

  @Test
  void onlyOperationsWithFieldsAnswerSelections() {
    assertThat(
            CONTRACT.operations().stream()
                .filter(each -> each.node().path("responses").toString().contains(SELECTION)))
        .containsExactlyElementsOf(selectable().toList());
  }

  /** The members of a schema, with those of the schemas that it is composed of. */
  private static boolean alwaysHasId(JsonNode schema) {
    for (JsonNode each : schema.path("allOf")) {
      if (alwaysHasId(CONTRACT.resolve(each))) {
        return true;
      }
    }
    return schema.path("required").toString().contains("\"id\"");
  }

  private static ObjectNode members(JsonNode schema) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    schema.path("allOf").forEach(each -> members.setAll(members(CONTRACT.resolve(each))));
    if (schema.path("properties") instanceof ObjectNode own) {
      members.setAll(own);
    }
    return members;
  }

  /** The schema with each reference to a form that has a selection led there. */
  private static JsonNode selected(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    lead(copy);
    return copy;
  }

  private static void lead(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    if (schema instanceof ObjectNode object
        && !name.endsWith(LIST)
        && SCHEMAS.has(name + SELECTION)) {
      object.put("$ref", reference + SELECTION);
    }
    schema.forEach(ContractSelectionsTest::lead);
  }
}
