package org.samizdat.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Who claims what, as readers can compare it, and what becomes of it. */
class ClaimTest {
  private static final Instant NOON = Instant.parse("2011-12-16T12:00:00Z");

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final String slug = Desk.slug("claims");
  private final String article = desk.liveBlog(slug).at("/id");

  static ObjectNode claim(String subject, String source, String qualifier, String figure) {
    ObjectNode claim = JsonNodeFactory.instance.objectNode().put("subject", subject);
    claim.put("qualifier", qualifier).put("text", source + " says so.");
    claim.put("quantity", new BigDecimal(figure));
    claim.putObject("attribution").put("name", source).put("kind", "witness");
    return claim;
  }

  private static ObjectNode content(int minutesAfterNoon, ObjectNode... claims) {
    ObjectNode update = JsonNodeFactory.instance.objectNode().put("body", "Reports.");
    update.put("occurredAt", NOON.plus(Duration.ofMinutes(minutesAfterNoon)).toString());
    ArrayNode all = update.putArray("claims");
    List.of(claims).forEach(all::add);
    return update;
  }

  private Answer publish(ObjectNode update) {
    return staff
        .post("/v1/admin/articles/" + slug + "/updates?publish=true", update.toString())
        .expect(201);
  }

  private String publish(int minutesAfterNoon, ObjectNode... claims) {
    return publish(content(minutesAfterNoon, claims)).at("/id");
  }

  private JsonNode table() {
    return reader.get("/v1/articles/" + slug + "/claims").expect(200).json();
  }

  private JsonNode only() {
    JsonNode items = table().path("items");
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private Answer mark(String update, int place, String as) {
    return staff
        .ifMatch("*")
        .post(
            "/v1/admin/updates/" + update + "/claims/" + place + "/mark",
            "{\"as\": \"%s\", \"reason\": \"The lists of the hospital.\"}".formatted(as));
  }

  private static List<String> texts(JsonNode list, String member) {
    return list.findValuesAsText(member);
  }

  private static String ranges(JsonNode subject) {
    List<String> ranges = new ArrayList<>();
    subject
        .path("points")
        .forEach(
            each ->
                ranges.add(
                    each.path("event").asText()
                        + " "
                        + each.path("lowest").asText("?")
                        + "-"
                        + each.path("highest").asText("?")
                        + (each.path("conflicting").asBoolean() ? "!" : "")));
    return String.join(", ", ranges);
  }

  @Test
  void latestOfEachSourceStandsAndFiguresAreCompared() {
    publish(0, claim("deaths", "Our correspondents", "exactly", "50"));
    String second = publish(60, claim("Deaths", "our  Correspondents ", "up-to", "70"));
    String third =
        publish(
            300,
            claim(" deaths", "The regime", "exactly", "10"),
            claim("DEATHS", "Strikers", "exactly", "70"));
    JsonNode deaths = only();
    assertThat(deaths.path("subject").asText()).isEqualTo("DEATHS");
    assertThat(deaths.path("conflicting").asBoolean()).isTrue();
    assertThat(deaths.path("range").toString()).isEqualTo("{\"lowest\":10,\"highest\":70}");
    assertThat(deaths.path("claimCount").asInt()).isEqualTo(4);
    assertThat(deaths.path("sourceCount").asInt()).isEqualTo(3);
    JsonNode sources = deaths.path("sources");
    assertThat(texts(sources, "name"))
        .containsExactly("Strikers", "The regime", "our  Correspondents ");
    assertThat(sources.at("/0/standing/quantity").asInt()).isEqualTo(70);
    assertThat(sources.at("/0/standing/claim").asInt()).isEqualTo(1);
    assertThat(sources.at("/1/standing/updateId").asText()).isEqualTo(third);
    assertThat(sources.at("/1/standing/at").asText()).isEqualTo("2011-12-16T17:00:00Z");
    JsonNode correspondents = sources.get(2);
    assertThat(correspondents.at("/standing/updateId").asText()).isEqualTo(second);
    assertThat(correspondents.at("/standing/least").asInt()).isZero();
    assertThat(correspondents.at("/standing/most").asInt()).isEqualTo(70);
    assertThat(texts(correspondents.path("history"), "status"))
        .containsExactly("superseded", "standing");
    assertThat(ranges(deaths))
        .isEqualTo("claimed 50-50, claimed 70-70, claimed 10-70!, claimed 10-70!");
    JsonNode included = reader.get("/v1/articles/" + slug + "?include=claims").expect(200).json();
    assertThat(included.path("claims")).isEqualTo(table());
    assertThat(included.at("/links/claims").asText())
        .isEqualTo(SamizdatServer.BASE_URL + "/v1/articles/" + slug + "/claims");
  }

  @Test
  void timeOfTheEventDecidesAndThenThatOfPublication() {
    publish(60, claim("deaths", "A doctor", "exactly", "12"));
    publish(0, claim("deaths", "A doctor", "exactly", "5"));
    JsonNode deaths = only();
    assertThat(deaths.at("/sources/0/standing/quantity").asInt()).isEqualTo(12);
    publish(60, claim("deaths", "A doctor", "exactly", "13"));
    assertThat(only().at("/sources/0/standing/quantity").asInt()).isEqualTo(13);
    assertThat(texts(only().at("/sources/0/history"), "quantity")).containsExactly("5", "12", "13");
  }

  @Test
  void secondClaimOfOneSourceInOneUpdateSupersedesTheFirst() {
    publish(
        0,
        claim("deaths", "A doctor", "exactly", "5"),
        claim("deaths", "A DOCTOR", "exactly", "7"));
    JsonNode deaths = only();
    assertThat(deaths.path("sourceCount").asInt()).isEqualTo(1);
    assertThat(deaths.path("conflicting").asBoolean()).isFalse();
    assertThat(texts(deaths.at("/sources/0/history"), "status"))
        .containsExactly("superseded", "standing");
    assertThat(ranges(deaths)).isEqualTo("claimed 7-7, claimed 7-7");
  }

  @Test
  void claimWithoutSourceIsThatOfItsUpdate() {
    ObjectNode bare = claim("deaths", "x", "exactly", "5");
    bare.remove("attribution");
    staff
        .post("/v1/admin/articles/" + slug + "/updates", content(0, bare).toString())
        .expectProblem(422, "invalid-content")
        .expectPointer("/claims/0/attribution");
    ObjectNode update = content(0, bare, claim("deaths", "Another", "exactly", "5"));
    update.putObject("attribution").put("name", "A doctor").put("kind", "witness");
    String id = publish(update).at("/id");
    assertThat(texts(only().path("sources"), "name")).containsExactly("Another", "A doctor");
    assertThat(reader.get("/v1/updates/" + id).at("/claims/0/attribution/name"))
        .isEqualTo("A doctor");
  }

  @Test
  void refutedClaimStandsNoMoreAndSaysWhy() {
    String first = publish(0, claim("deaths", "The regime", "exactly", "10"));
    publish(60, claim("deaths", "Strikers", "exactly", "70"));
    String digest = "/v1/articles/" + slug + "/digest?since=" + SERVER.clock().instant();
    String token = reader.get(digest).expect(200).at("/next");
    Answer marked = mark(first, 0, "refuted").expect(200);
    assertThat(marked.at("/content/claims/0/status")).isEqualTo("refuted");
    assertThat(marked.at("/revision")).isEqualTo("3");
    JsonNode deaths = only();
    assertThat(deaths.path("conflicting").asBoolean()).isFalse();
    assertThat(deaths.path("range").toString()).isEqualTo("{\"lowest\":70,\"highest\":70}");
    JsonNode regime = deaths.at("/sources/1");
    assertThat(regime.has("standing")).isFalse();
    assertThat(regime.at("/history/0/status").asText()).isEqualTo("refuted");
    assertThat(regime.at("/history/0/reason").asText()).isEqualTo("The lists of the hospital.");
    assertThat(ranges(deaths)).isEqualTo("claimed 10-10, claimed 10-70!, refuted 70-70");
    JsonNode told =
        reader.get("/v1/changes?include=object&since=" + token).expect(200).json().path("changes");
    assertThat(told.findValuesAsText("type")).contains("update");
    assertThat(told.findValue("claims").get(0).path("reason").asText())
        .isEqualTo("The lists of the hospital.");

    mark(first, 0, "standing").expect(200);
    JsonNode again = only();
    assertThat(again.path("conflicting").asBoolean()).isTrue();
    assertThat(again.at("/sources/1/standing").has("markedAt")).isFalse();
    assertThat(again.at("/sources/1/standing").has("reason")).isFalse();
  }

  @Test
  void earlierClaimDoesNotReturnWhenTheLatestIsRefuted() {
    publish(0, claim("deaths", "The regime", "exactly", "10"));
    String second = publish(60, claim("deaths", "The regime", "exactly", "14"));
    mark(second, 0, "refuted").expect(200);
    JsonNode deaths = only();
    assertThat(deaths.has("range")).isFalse();
    assertThat(deaths.at("/sources/0").has("standing")).isFalse();
    assertThat(ranges(deaths)).isEqualTo("claimed 10-10, claimed 14-14, refuted ?-?");
  }

  @Test
  void confirmedClaimStandsUntilItsSourceSaysOtherwise() {
    String first = publish(0, claim("deaths", "Strikers", "at-least", "60"));
    mark(first, 0, "confirmed").expect(200);
    JsonNode standing = only().at("/sources/0/standing");
    assertThat(standing.path("status").asText()).isEqualTo("standing");
    assertThat(standing.path("confirmed").asBoolean()).isTrue();
    assertThat(standing.path("markedAt").asText()).isNotEmpty();
    publish(60, claim("deaths", "Strikers", "at-least", "70"));
    JsonNode history = only().at("/sources/0/history");
    assertThat(texts(history, "status")).containsExactly("superseded", "standing");
    assertThat(texts(history, "confirmed")).containsExactly("true", "false");
  }

  @Test
  void markIsOfTheClaimThatWasRead() {
    String update = publish(0, claim("deaths", "Strikers", "at-least", "60"));
    String address = "/v1/admin/updates/" + update + "/claims/";
    String mark = "{\"as\": \"refuted\", \"reason\": \"It is not.\"}";
    assertThat(
            staff
                .ifMatch("*")
                .post(address + "1/mark", mark)
                .expectProblem(404, "not-found")
                .text())
        .contains("Claim 1 of update " + update);
    staff.ifMatch("*").post(address + "-1/mark", mark).expectProblem(404, "not-found");
    staff.post(address + "0/mark", mark).expectProblem(428, "precondition-required");
    staff.ifMatch("\"1\"").post(address + "0/mark", mark).expectProblem(412, "precondition-failed");
    staff
        .ifMatch("*")
        .post(address + "0/mark", "{\"as\": \"refuted\"}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/reason");
    staff
        .ifMatch("*")
        .post(address + "0/mark", "{\"as\": \"refuted\", \"reason\": \" \"}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/reason");
    staff
        .ifMatch("*")
        .post(address + "0/mark", "{\"as\": \"wrong\", \"reason\": \"x\"}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/as");
    staff
        .ifMatch("*")
        .post("/v1/admin/updates/" + article + "/claims/0/mark", mark)
        .expectProblem(404, "not-found");
    reader.ifMatch("*").post(address + "0/mark", mark).expectProblem(401, "unauthorized");
    assertThat(only().at("/sources/0/standing").isMissingNode()).isFalse();
  }

  @Test
  void claimsComeAndGoWithTheirUpdates() {
    String first = publish(0, claim("deaths", "Strikers", "exactly", "70"));
    String second = publish(60, claim("deaths", "Strikers", "exactly", "71"));
    staff.ifMatch("*").post("/v1/admin/updates/" + second + "/unpublish").expect(200);
    assertThat(only().at("/sources/0/standing/quantity").asInt()).isEqualTo(70);
    staff.ifMatch("*").post("/v1/admin/updates/" + second + "/publish").expect(200);
    assertThat(only().at("/sources/0/standing/quantity").asInt()).isEqualTo(71);
    staff.ifMatch("*").patch("/v1/admin/updates/" + second, "{\"claims\": null}").expect(200);
    assertThat(only().path("claimCount").asInt()).isEqualTo(1);
    staff
        .ifMatch("*")
        .post("/v1/admin/updates/" + first + "/withdraw", "{\"reason\": \"source-safety\"}")
        .expect(200);
    assertThat(table().path("items")).isEmpty();
    long rows =
        SERVER
            .ownDatabase()
            .read(
                handle ->
                    handle
                        .createQuery(
                            "select count(*) from published_claim where update_id in (?, ?)")
                        .bind(0, java.util.UUID.fromString(first))
                        .bind(1, java.util.UUID.fromString(second))
                        .mapTo(Long.class)
                        .one());
    assertThat(rows).isZero();
  }

  @Test
  void claimsOfWhatIsNotPublicAreNotThere() {
    String draft = desk.draft(Desk.slug("draft"), "liveblog").at("/id");
    reader.get("/v1/articles/" + draft + "/claims").expectProblem(404, "not-found");
    reader.get("/v1/articles/nothing-of-this-name/claims").expectProblem(404, "not-found");
    staff
        .ifMatch("*")
        .patch("/v1/admin/articles/" + slug, "{\"slug\": \"%s-new\"}".formatted(slug))
        .expect(200);
    assertThat(reader.get("/v1/articles/" + slug + "/claims").expect(308).header("Location"))
        .contains(SamizdatServer.BASE_URL + "/v1/articles/" + slug + "-new/claims");
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + slug + "-new/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    reader.get("/v1/articles/" + article + "/claims").expectProblem(410, "withdrawn");
    String plain = desk.article(Desk.slug("plain")).at("/slug");
    assertThat(reader.get("/v1/articles/" + plain + "/claims").expect(200).json().path("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, quantity",
    "-0.001, quantity",
    "1000000000001, quantity",
    "1e400, quantity",
    "0.0001, quantity"
  })
  void absurdFiguresAreRefusedByName(String figure, String member) {
    staff
        .post(
            "/v1/admin/articles/" + slug + "/updates",
            content(0, claim("deaths", "A", "exactly", figure)).toString())
        .expectProblem(422, "invalid-content")
        .expectPointer("/claims/0/" + member);
  }

  @Test
  void largestAndFinestFiguresAreKept() {
    publish(
        0,
        claim("deaths", "A", "exactly", "1000000000000"),
        claim("deaths", "B", "exactly", "0.001"),
        claim("deaths", "C", "exactly", "100.500"));
    assertThat(only().path("range").toString())
        .isEqualTo("{\"lowest\":0.001,\"highest\":1000000000000}");
    assertThat(texts(only().path("sources"), "quantity"))
        .contains("100.5", "0.001", "1000000000000");
  }

  @Test
  void subjectsComeInPages() {
    for (String each : List.of("Wounded", "arrests", "deaths", "Бастующие", "x".repeat(100))) {
      publish(0, claim(each, "Strikers", "at-least", "5"));
    }
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          reader.get("/v1/articles/" + slug + "/claims?limit=2" + cursor).expect(200).json();
      assertThat(page.path("items").size()).isBetween(1, 2);
      page.path("items").forEach(each -> found.add(each.path("subject").asText()));
      cursor =
          page.at("/page/hasMore").asBoolean() ? "&cursor=" + page.at("/page/next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(found)
        .containsExactlyInAnyOrder("arrests", "deaths", "Wounded", "x".repeat(100), "Бастующие");
    for (String wrong : List.of("AA", "!", "_w", "x".repeat(200))) {
      int status = reader.get("/v1/articles/" + slug + "/claims?cursor=" + wrong).status();
      assertThat(status).as(wrong).isIn(200, 400);
    }
    reader.get("/v1/articles/" + slug + "/claims?cursor=!").expectProblem(400, "invalid-cursor");
    reader
        .get("/v1/articles/" + slug + "/claims?subject=deaths")
        .expectProblem(400, "unknown-parameter");
  }
}
