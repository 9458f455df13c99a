package org.samizdat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** What a reader is told who has been away. */
class DigestTest {
  private static final String CLAIMS =
      """
      "claims": [{"subject": "deaths", "quantity": 70, "qualifier": "exactly",
        "text": "There are 70 bodies.", "attribution": {"name": "Strikers", "kind": "witness"}}]""";

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final String slug = Desk.slug("digest");
  private final String article = desk.liveBlog(slug).at("/id");

  private Answer get(String since) {
    return reader.get("/v1/articles/" + slug + "/digest?since=" + since);
  }

  private JsonNode since(String since) {
    return get(since).expect(200).json();
  }

  private String token() {
    return since(SERVER.clock().instant().toString()).path("next").asText();
  }

  private String update(String text, boolean keyEvent, String more) {
    SERVER.clock().advance(Duration.ofSeconds(1));
    return staff
        .post(
            "/v1/admin/articles/" + slug + "/updates?publish=true",
            """
            {"body": "%s", "headline": "%s", "keyEvent": %s%s}"""
                .formatted(text, text, keyEvent, more.isEmpty() ? "" : ", " + more))
        .expect(201)
        .at("/id");
  }

  private void withdraw(String update, String reason) {
    staff
        .ifMatch("*")
        .post("/v1/admin/updates/" + update + "/withdraw", "{\"reason\": \"%s\"}".formatted(reason))
        .expect(200);
  }

  private static List<String> types(JsonNode digest) {
    List<String> types = new ArrayList<>();
    digest.path("items").forEach(each -> types.add(each.path("type").asText()));
    return types;
  }

  @Test
  void readerIsToldWhatHappenedInItsOrder() {
    String old = update("An old key event", true, CLAIMS);
    String gone = update("A quote", false, CLAIMS);
    update("Nothing new", false, "");
    String token = token();
    Instant left = SERVER.clock().instant();
    SERVER.clock().advance(Duration.ofSeconds(1));
    assertThat(since(token).path("items")).isEmpty();
    assertThat(since(token).path("otherUpdates").asInt()).isZero();

    String key = update("The regime speaks", true, CLAIMS);
    String other = update("Strikers speak", false, CLAIMS);
    update("Something else", false, "");
    SERVER.clock().advance(Duration.ofSeconds(1));
    String correction =
        staff
            .ifMatch("*")
            .post(
                "/v1/admin/corrections",
                """
                {"target": {"type": "update", "id": "%s"}, "kind": "clarification",
                 "right": "In Zhanaozen.", "reason": "It could be misread."}"""
                    .formatted(old))
            .expect(201)
            .at("/id");
    SERVER.clock().advance(Duration.ofSeconds(1));
    staff
        .ifMatch("*")
        .post(
            "/v1/admin/updates/" + old + "/claims/0/mark",
            "{\"as\": \"confirmed\", \"reason\": \"Counted twice.\"}")
        .expect(200);
    SERVER.clock().advance(Duration.ofSeconds(1));
    withdraw(gone, "source-safety");

    JsonNode digest = since(token);
    assertThat(types(digest))
        .containsExactly("key-event", "claims", "correction", "claims", "withdrawal");
    JsonNode items = digest.path("items");
    assertThat(items.at("/0/update/id").asText()).isEqualTo(key);
    assertThat(items.at("/0/update/headline").asText()).isEqualTo("The regime speaks");
    assertThat(items.at("/0/claims/0/quantity").asInt()).isEqualTo(70);
    assertThat(items.at("/1/update/id").asText()).isEqualTo(other);
    assertThat(items.at("/2/correction/id").asText()).isEqualTo(correction);
    assertThat(items.at("/3/update/id").asText()).isEqualTo(old);
    assertThat(items.at("/3/claims/0/reason").asText()).isEqualTo("Counted twice.");
    assertThat(items.at("/4/withdrawal/updateId").asText()).isEqualTo(gone);
    assertThat(items.at("/4/withdrawal").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("updateId", "reason");
    assertThat(digest.path("otherUpdates").asInt()).isEqualTo(2);
    assertThat(texts(items)).isSorted();

    JsonNode byTime = since(left.toString());
    assertThat(byTime.path("items")).isEqualTo(items);
    assertThat(since(digest.path("next").asText()).path("items")).isEmpty();
  }

  private static List<String> texts(JsonNode items) {
    List<String> times = new ArrayList<>();
    items.forEach(each -> times.add(each.path("at").asText()));
    return times;
  }

  @Test
  void pagesHoldEverythingOnce() {
    String token = token();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(update("Key event " + i, true, i % 2 == 0 ? CLAIMS : ""));
      expected.add(update("Claims " + i, false, CLAIMS));
    }
    for (int limit : new int[] {1, 2, 3, 100}) {
      List<String> found = new ArrayList<>();
      String query = token + "&limit=" + limit;
      JsonNode page;
      do {
        page = since(query);
        assertThat(page.path("items").size()).isBetween(1, limit);
        page.path("items").forEach(each -> found.add(each.at("/update/id").asText()));
        query = token + "&limit=" + limit + "&cursor=" + page.at("/page/next").asText();
      } while (page.at("/page/hasMore").asBoolean());
      assertThat(found).isEqualTo(expected);
    }
    String cursor = since(token + "&limit=1").at("/page/next").asText();
    get("2011-12-16T12:00:00Z&cursor=" + cursor).expectProblem(400, "invalid-cursor");
  }

  @Test
  void itemsAreAsTheyAreNow() {
    String token = token();
    String key = update("A key event", true, CLAIMS);
    withdraw(key, "error");
    assertThat(types(since(token))).containsExactly("withdrawal");
    String hidden = update("A key event", true, CLAIMS);
    staff.ifMatch("*").post("/v1/admin/updates/" + hidden + "/unpublish").expect(200);
    assertThat(types(since(token))).containsExactly("withdrawal");
  }

  @Test
  void changedClaimIsNewAndOtherEditsAreNot() {
    String update = update("Figures", false, CLAIMS);
    String token = token();
    SERVER.clock().advance(Duration.ofSeconds(1));
    staff
        .ifMatch("*")
        .patch("/v1/admin/updates/" + update, "{\"body\": \"The same figures.\"}")
        .expect(200);
    assertThat(since(token).path("items")).isEmpty();
    staff
        .ifMatch("*")
        .patch("/v1/admin/updates/" + update, "{" + CLAIMS.replace("70", "71") + "}")
        .expect(200);
    JsonNode digest = since(token);
    assertThat(types(digest)).containsExactly("claims");
    assertThat(digest.at("/items/0/claims/0/quantity").asInt()).isEqualTo(71);
  }

  @Test
  void tokensOfOtherPlacesAreTaken() {
    String since = "initial";
    JsonNode page;
    do {
      page = reader.get("/v1/changes?types=comment&since=" + since).expect(200).json();
      since = page.path("next").asText();
    } while (page.path("hasMore").asBoolean());
    update("A key event", true, "");
    assertThat(types(since(since))).containsExactly("key-event");
  }

  @Test
  void tokenThatIsTooOldOrOfAnotherHistoryIsRefused() {
    ChangeLog.State log = SERVER.ownDatabase().read(ChangeLog::state);
    for (ChangeToken each :
        List.of(
            ChangeToken.at(java.util.UUID.randomUUID(), 1),
            ChangeToken.at(log.epoch(), log.head() + 1_000))) {
      Answer gone = get(each.encode()).expectProblem(410, "sync-token-expired");
      assertThat(gone.at("/startAgain"))
          .isEqualTo(SamizdatServer.BASE_URL + "/v1/articles/" + slug + "/updates");
    }
  }

  @Test
  void timesAreReadStrictlyAndBounded() {
    update("A key event", true, "");
    for (String wrong :
        List.of("", "yesterday", "2011-12-16", "2011-13-16T00:00:00Z", "AAAA", "initial", "0")) {
      Answer refused = get(wrong).expectProblem(400, "invalid-parameter");
      assertThat(refused.json().path("errors").findValuesAsText("parameter")).contains("since");
    }
    reader.get("/v1/articles/" + slug + "/digest").expectProblem(400, "invalid-parameter");
    get("9999-12-31T23:59:59Z").expectProblem(400, "invalid-parameter");
    get("%2B999999999-12-31T23:59:59Z").expectProblem(400, "invalid-parameter");
    get(SERVER.clock().instant().plus(Duration.ofDays(1)).toString())
        .expectProblem(400, "invalid-parameter");
    assertThat(since(SERVER.clock().instant().plusSeconds(60).toString()).path("items")).isEmpty();
    assertThat(types(since("0000-01-01T00:00:00Z"))).containsExactly("key-event");
    assertThat(types(since("-999999999-01-01T00:00:00Z"))).containsExactly("key-event");
    assertThat(types(since("1900-01-01T00:00:00+06:00"))).containsExactly("key-event");
  }

  @Test
  void onlyAnswersThatOthersMayAskForAreKept() {
    String time = SERVER.clock().instant().toString();
    assertThat(get(time).expect(200).header("Cache-Control")).contains("no-store");
    String token = token();
    assertThat(get(token).header("Cache-Control").orElseThrow()).startsWith("public, max-age=5");
    assertThat(get(token).header("Cache-Status")).contains("samizdat; hit");
    String filtered = reader.get("/v1/changes?types=comment&limit=1&since=" + token).at("/next");
    assertThat(get(filtered).expect(200).header("Cache-Control")).contains("no-store");
    update("A key event", true, "");
    assertThat(types(since(token))).containsExactly("key-event");
  }

  @Test
  void digestOfWhatIsNotPublicIsNotThere() {
    String time = SERVER.clock().instant().toString();
    String draft = desk.draft(Desk.slug("draft"), "liveblog").at("/id");
    reader.get("/v1/articles/" + draft + "/digest?since=" + time).expectProblem(404, "not-found");
    String plain = desk.article(Desk.slug("plain")).at("/slug");
    assertThat(
            reader
                .get("/v1/articles/" + plain + "/digest?since=" + time)
                .expect(200)
                .json()
                .path("items"))
        .isEmpty();
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + slug + "/withdraw", "{\"reason\": \"source-safety\"}")
        .expect(200);
    reader.get("/v1/articles/" + article + "/digest?since=" + time).expectProblem(410, "withdrawn");
  }
}
