package org.samizdat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A patch has the members of what it changes, and null for those that may be absent. */
@Tag("no-database")
class ContractPatchesTest {
  private static final String SCHEMAS = "/components/schemas/";

  @ParameterizedTest
  @CsvSource({
    "ArticleContent, ArticlePatch",
    "Rights, RightsPatch",
    "UpdateContent, UpdatePatch",
    "Attribution, AttributionPatch",
    "EventContent, EventPatch",
    "MediaContent, MediaPatch",
    "DonationAppealContent, DonationAppealPatch",
    "WebhookContent, WebhookPatch",
  })
  void nullIsTakenWhereTheMemberMayBeAbsent(String whole, String patch) {
    JsonNode content = Contract.get().document().at(SCHEMAS + whole);
    JsonNode patched = Contract.get().document().at(SCHEMAS + patch + "/properties");
    assertThat(names(patched)).isEqualTo(names(content.path("properties")));
    assertThat(Contract.get().document().at(SCHEMAS + patch).has("required")).isFalse();
    for (String name : names(patched)) {
      boolean required = content.path("required").toString().contains("\"" + name + "\"");
      String place = SCHEMAS + patch + "/properties/" + name;
      boolean takesNull =
          Contract.get().errors(place, false, JsonNodeFactory.instance.nullNode()).isEmpty();
      assertThat(takesNull).as(name).isNotEqualTo(required);
    }
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }
}
