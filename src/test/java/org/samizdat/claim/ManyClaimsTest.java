package org.samizdat.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rasklaad.blns.NaughtyStrings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Very many claims, and claims that break things. */
class ManyClaimsTest {
  private static final int UPDATES = 210;
  private static final int OF_EACH = 50;

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final String slug = Desk.slug("many");

  private void liveBlog() {
    new Desk(staff).liveBlog(slug);
  }

  private Answer send(ObjectNode update) {
    return staff.post("/v1/admin/articles/" + slug + "/updates?publish=true", update.toString());
  }

  private JsonNode page(String query) {
    return reader.get("/v1/articles/" + slug + "/claims" + query).expect(200).json();
  }

  /** All subjects, with how many pages they take. */
  private List<JsonNode> subjects(String limit) {
    List<JsonNode> subjects = new ArrayList<>();
    String query = limit;
    JsonNode page;
    do {
      page = page(query);
      page.path("items").forEach(subjects::add);
      query = limit + "&cursor=" + page.at("/page/next").asText();
    } while (page.at("/page/hasMore").asBoolean());
    return subjects;
  }

  @Test
  void everyHostileSubjectAndSourceIsKeptExactlyOrRefusedByName() {
    liveBlog();
    Set<String> kept = new HashSet<>();
    Set<String> sources = new HashSet<>();
    for (String each : NaughtyStrings.getStrings()) {
      int end = Math.min(100, each.length());
      boolean halved = end > 0 && Character.isHighSurrogate(each.charAt(end - 1));
      String subject = each.substring(0, halved ? end - 1 : end);
      ObjectNode update = JsonNodeFactory.instance.objectNode().put("body", "Reports.");
      ObjectNode claim = ClaimTest.claim(subject, subject, "exactly", "5");
      update.putArray("claims").add(claim);
      Answer made = send(update);
      if (made.status() == 201) {
        assertThat(reader.get("/v1/updates/" + made.at("/id")).at("/claims/0/subject"))
            .isEqualTo(subject);
        kept.add(subject);
        sources.add(subject);
      } else {
        assertThat(made.status()).as(subject).isIn(400, 422);
        assertThat(made.json().path("errors").findValuesAsText("pointer"))
            .as(made.text())
            .anyMatch(pointer -> pointer.startsWith("/claims/0/"));
      }
    }
    assertThat(kept).hasSizeGreaterThan(300);
    List<JsonNode> subjects = subjects("?limit=100");
    Set<String> shown = new HashSet<>();
    int claims = 0;
    for (JsonNode each : subjects) {
      shown.add(each.path("subject").asText());
      claims += each.path("claimCount").asInt();
      each.path("sources")
          .forEach(source -> assertThat(sources).contains(source.at("/name").asText()));
    }
    assertThat(kept).containsAll(shown);
    assertThat(shown).hasSize(subjects.size()).hasSizeGreaterThan(kept.size() * 8 / 10);
    assertThat(claims).isGreaterThanOrEqualTo(kept.size());
  }

  @Test
  void tenThousandClaimsAreAnsweredInBounds() {
    liveBlog();
    for (int i = 0; i < UPDATES; i++) {
      ObjectNode update = JsonNodeFactory.instance.objectNode().put("body", "Reports.");
      for (int j = 0; j < OF_EACH; j++) {
        update
            .withArray("claims")
            .add(ClaimTest.claim("deaths", "Source " + (i * OF_EACH + j) % 77, "exactly", "" + i));
      }
      update.withArray("claims").set(0, ClaimTest.claim("wounded " + i, "S", "exactly", "1"));
      send(update).expect(201);
    }
    JsonNode first = page("?limit=100");
    assertThat(first.path("items")).hasSize(1); // it is larger than a page
    JsonNode deaths = first.at("/items/0");
    assertThat(deaths.path("claimCount").asInt()).isEqualTo(10_000);
    assertThat(deaths.path("sourceCount").asInt()).isEqualTo(77);
    assertThat(deaths.path("sources")).hasSize(50);
    assertThat(deaths.path("pointCount").asInt()).isEqualTo(10_000);
    assertThat(deaths.path("points")).hasSize(200);
    JsonNode last = deaths.at("/points/199");
    assertThat(last.path("at").asText()).isGreaterThanOrEqualTo(deaths.at("/points/0/at").asText());
    assertThat(last.path("highest").asInt()).isEqualTo(UPDATES - 1);
    for (JsonNode each : deaths.path("sources")) {
      assertThat(each.path("history")).hasSize(20);
      assertThat(each.path("claimCount").asInt()).isGreaterThan(100);
    }
    assertThat(subjects("?limit=100")).hasSize(1 + UPDATES);
    JsonNode included = reader.get("/v1/articles/" + slug + "?include=claims").expect(200).json();
    assertThat(included.at("/claims/items")).hasSize(1);
    assertThat(included.at("/claims/page/hasMore").asBoolean()).isTrue();
  }
}
