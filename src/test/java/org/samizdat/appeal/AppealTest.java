package org.samizdat.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** Appeals for money: who is shown them, for how long, and that nobody turns them aside. */
class AppealTest {
  private static final String APPEALS = "/v1/admin/donation-appeals";
  private static final String OLD = "https://www.paypal.com/donate?hosted_button_id=OLD";
  private static final String NEW = "https://paypal.me/new";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  @AfterEach
  void withdrawAll() {
    JsonNode published = staff.get(APPEALS + "?status=published&limit=100").json().path("items");
    for (JsonNode each : published) {
      withdraw(each.path("id").asText());
    }
  }

  private Answer withdraw(String id) {
    return staff
        .ifMatch("*")
        .post(APPEALS + "/" + id + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
  }

  private static ObjectNode appeal(String slug) {
    ObjectNode appeal =
        JSON.createObjectNode().put("title", "Help").put("slug", slug).put("body", "*Please.*");
    appeal.putArray("channels").add(channel("paypal", OLD));
    return appeal;
  }

  private static ObjectNode channel(String provider, String url) {
    return JSON.createObjectNode().put("provider", provider).put("label", "Give").put("url", url);
  }

  private Answer publish(ObjectNode appeal) {
    return staff.post(APPEALS + "?publish=true", appeal.toString());
  }

  @Test
  void newDestinationWaitsForWhoeverCanNameTheOldOne() {
    String slug = Desk.slug("appeal");
    String page = "/v1/donation-appeals/" + slug;
    Answer made = publish(appeal(slug)).expect(201);
    String admin = APPEALS + "/" + made.at("/id");
    String change =
        "{\"title\": \"Help now\", \"channels\": [%s]}".formatted(channel("paypal", NEW));
    Answer held = staff.ifMatch(made.etag()).patch(admin, change).expect(202);
    assertThat(held.at("/heldChannels/channels/0/url")).isEqualTo(NEW);
    assertThat(held.at("/content/channels/0/url")).isEqualTo(OLD);
    assertThat(reader.get(page).at("/channels/0/url")).isEqualTo(OLD);
    assertThat(reader.get(page).at("/title")).isEqualTo("Help now");

    Api careful = staff.ifMatch(held.etag());
    careful
        .post(admin + "/confirm-channels", "{\"previous\": [\"" + NEW + "\"]}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/previous");
    careful
        .post(admin + "/confirm-channels", "{\"previous\": []}")
        .expectProblem(422, "invalid-content");
    assertThat(reader.get(page).at("/channels/0/url")).isEqualTo(OLD);
    careful.post(admin + "/confirm-channels", "{\"previous\": [\"" + OLD + "\"]}").expect(200);
    assertThat(reader.get(page).at("/channels/0/url")).isEqualTo(NEW);
    staff
        .ifMatch("*")
        .post(admin + "/confirm-channels", "{\"previous\": [\"" + NEW + "\"]}")
        .expectProblem(409, "wrong-state");

    List<String> notes =
        staff
            .get("/v1/admin/audit?object=" + made.at("/id"))
            .json()
            .path("items")
            .findValuesAsText("note");
    assertThat(notes)
        .anyMatch(note -> note.contains("confirmed") && note.contains(OLD) && note.contains(NEW))
        .anyMatch(note -> note.contains("held") && note.contains(OLD) && note.contains(NEW));
  }

  @Test
  void addedChannelIsANewDestinationAndAWithdrawnAppealKeepsItsGuard() {
    String slug = Desk.slug("appeal");
    Answer made = publish(appeal(slug)).expect(201);
    String admin = APPEALS + "/" + made.at("/id");
    staff.ifMatch("*").post(admin + "/unpublish").expect(200);
    String both =
        "{\"channels\": [%s, %s]}".formatted(channel("paypal", OLD), channel("paypal", NEW));
    staff.ifMatch("*").patch(admin, both).expect(202);
    staff.ifMatch("*").post(admin + "/discard-channels").expect(200);
    Answer after = staff.get(admin);
    assertThat(after.json().path("content").path("channels")).hasSize(1);
    assertThat(after.json().has("heldChannels")).isFalse();
    staff.ifMatch("*").patch(admin, "{\"channels\": []}").expect(200);
    staff
        .ifMatch("*")
        .post(admin + "/publish")
        .expectProblem(422, "invalid-content")
        .expectPointer("/channels");
    staff.ifMatch("*").patch(admin, "{\"slug\": \"another\"}").expectPointer("/slug");
    staff.ifMatch("*").delete(admin).expectProblem(409, "wrong-state");
  }

  @Test
  void oddChannelsAreShownToTheEditorBeforeTheReader() {
    ObjectNode odd = appeal(Desk.slug("appeal"));
    odd.putArray("channels")
        .add(channel("paypal", "https://paypal.com.example.org/donate"))
        .add(
            JSON.createObjectNode()
                .put("provider", "crypto")
                .put("label", "Coins")
                .put("account", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")
                .put("currency", "BTC"));
    Answer draft = staff.post(APPEALS, odd.toString()).expect(201);
    assertThat(draft.json().path("warnings").findValuesAsText("pointer"))
        .containsExactly("/channels/0/url", "/channels/1/account");
    String publish = APPEALS + "/" + draft.at("/id") + "/publish";
    staff.ifMatch("*").post(publish).expect(422).expectPointer("/channels/0/url");
    staff.ifMatch("*").post(publish + "?acceptWarnings=true").expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'title': 'X', 'validFrom': '2031-01-02T00:00:00Z', 'validUntil': '2031-01-01T00:00:00Z'}"
            + " | /validUntil",
        "{'title': 'X', 'channels': [{'provider': 'paypal', 'label': 'P',"
            + " 'url': 'javascript:alert(1)'}]} | /channels/0/url",
        "{'title': 'X', 'channels': [{'provider': 'paypal', 'label': 'P',"
            + " 'url': 'http://paypal.com/x'}]} | /channels/0/url",
        "{'title': 'X', 'channels': [{'provider': 'paypal', 'label': 'P',"
            + " 'url': 'https://paypal.com@example.org/x'}]} | /channels/0/url",
        "{'title': 'X', 'channels': [{'provider': 'paypal', 'label': 'P', 'account': 'me'}]}"
            + " | /channels/0/url",
        "{'title': 'X', 'channels': [{'provider': 'bank', 'label': 'B'}]} | /channels/0",
        "{'title': 'X', 'channels': [{'provider': 'bank', 'label': 'B',"
            + " 'account': 'GB33 BUKB 2020 1555 5555 56'}]} | /channels/0/account",
        "{'title': 'X', 'channels': [{'provider': 'venmo', 'label': 'B'}]} | /channels/0/provider",
        "{'title': 'X', 'goal': {'amount': 5, 'currency': 'XYZ'}} | /goal/currency",
        "{'title': 'X', 'goal': {'amount': -5, 'currency': 'EUR'}} | /goal/amount",
        "{'title': 'X', 'priority': 101} | /priority",
        "{'title': 'X', 'scope': 'topic'} | /topic",
        "{'title': 'X', 'scope': 'topic', 'topic': 'no-such'} | /topic",
        "{'title': 'X', 'topic': 'oil'} | /topic",
        "{'title': 'X', 'scope': 'article'} | /articleId",
        "{'title': 'X', 'scope': 'article', 'articleId': '01a20a21-1a37-7f2f-a464-8a7166eb98f6'}"
            + " | /articleId",
        "{'title': 'X', 'slug': 'current'} | /slug",
        "{'title': ''} | /title",
      })
  void whatCannotBeIsRefusedByName(String json, String pointer) {
    staff
        .post(APPEALS, json.replace('\'', '"'))
        .expectProblem(422, "invalid-content")
        .expectPointer(pointer);
  }

  @Test
  void slugIsTakenOnceAndNumberedWhenItWasNotChosen() {
    String slug = Desk.slug("appeal");
    publish(appeal(slug)).expect(201);
    publish(appeal(slug)).expectProblem(409, "slug-taken").expectPointer("/slug");
    ObjectNode current = appeal("x").put("title", "Current");
    current.remove("slug");
    assertThat(staff.post(APPEALS, current.toString()).expect(201).at("/slug"))
        .startsWith("appeal");
  }

  @Test
  void pageShowsWhatIsMeantForItTheMostImportantFirst() {
    String article = Desk.slug("story");
    String id = new Desk(staff).article(article).at("/id");
    String own = Desk.slug("own");
    publish(appeal(own).put("scope", "article").put("articleId", id)).expect(201);
    String site = Desk.slug("site");
    publish(appeal(site).put("priority", 50)).expect(201);
    String topic = Desk.slug("topic");
    publish(appeal(topic).put("scope", "topic").put("topic", "oil")).expect(201);
    String russian = Desk.slug("russian");
    publish(appeal(russian).put("language", "ru")).expect(201);

    assertThat(slugs("/current?article=" + article)).containsExactly(site, own, topic);
    assertThat(slugs("/current?article=" + id + "&language=ru")).containsExactly(russian);
    assertThat(slugs("/current")).containsExactly(site, russian);
    assertThat(slugs("/current?topic=oil&language=en")).containsExactly(site, topic);
    assertThat(slugs("")).containsExactly(russian, topic, site, own);
    JsonNode page = reader.get("/v1/articles/" + article).expect(200).json();
    assertThat(page.path("donationAppeals").findValuesAsText("slug"))
        .containsExactly(site, own, topic);
    assertThat(reader.get("/v1/articles/" + article + "?fields=donationAppeals.title").text())
        .contains("\"donationAppeals\":[{\"id\"")
        .doesNotContain("channels");
    reader
        .get("/v1/donation-appeals/current?article=missing")
        .expectProblem(400, "invalid-parameter");
    reader.get("/v1/donation-appeals/current?article=a&topic=b").expect(400);
  }

  private List<String> slugs(String path) {
    List<String> slugs = new ArrayList<>();
    reader
        .get("/v1/donation-appeals" + path)
        .expect(200)
        .json()
        .path("items")
        .forEach(item -> slugs.add(item.path("slug").asText()));
    return slugs;
  }

  @Test
  void timeBeginsAndEndsAppealsByRealWrites() {
    String article = Desk.slug("story");
    new Desk(staff).article(article);
    Answer before = reader.get("/v1/articles/" + article);
    Instant now = SERVER.clock().instant();
    String slug = Desk.slug("timed");
    String id =
        publish(
                appeal(slug)
                    .put("validFrom", now.plusSeconds(3600).toString())
                    .put("validUntil", now.plusSeconds(7200).toString()))
            .expect(201)
            .at("/id");
    String page = "/v1/donation-appeals/" + slug;
    reader.get(page).expectProblem(404, "not-found");
    assertThat(reader.get("/v1/articles/" + article).etag()).isEqualTo(before.etag());

    SERVER.clock().advance(Duration.ofSeconds(3595));
    assertThat(reader.get("/v1/articles/" + article).header("Cache-Control").orElseThrow())
        .matches("public, max-age=[0-5]");
    SERVER.clock().advance(Duration.ofSeconds(10));
    Patience.await(() -> reader.get(page).status() == 200);
    Answer during = reader.get("/v1/articles/" + article);
    assertThat(during.json().path("donationAppeals").findValuesAsText("slug")).contains(slug);
    assertThat(during.etag()).isNotEqualTo(before.etag());

    SERVER.clock().advance(Duration.ofSeconds(3600));
    Patience.await(() -> reader.get(page).at("/state").equals("ended"));
    assertThat(slugs("/current")).doesNotContain(slug);
    assertThat(slugs("?state=ended")).contains(slug);
    assertThat(reader.get("/v1/articles/" + article).etag()).isEqualTo(before.etag());
    ChangeLog log = new ChangeLog(SERVER.database(), SERVER.clock());
    assertThat(
            log.after(0, 10_000).stream()
                .filter(change -> change.objectId().equals(id))
                .filter(change -> change.type() == ChangeType.DONATION_APPEAL)
                .map(Change::op))
        .containsExactly(ChangeOp.PUBLISHED, ChangeOp.UPDATED);
    withdraw(id);
    reader.get(page).expectProblem(410, "withdrawn");
  }

  @Test
  void articleIsModifiedForClientsThatKnowOnlyTimeWhenAnAppealGoes() throws InterruptedException {
    String article = "/v1/articles/" + new Desk(staff).article(Desk.slug("story")).at("/slug");
    String id = publish(appeal(Desk.slug("appeal"))).expect(201).at("/id");
    Thread.sleep(2100);
    String modified = reader.get(article).header("Last-Modified").orElseThrow();
    reader.with("If-Modified-Since", modified).get(article).expect(304);
    withdraw(id);
    reader.with("If-Modified-Since", modified).get(article).expect(200);
    Thread.sleep(2100);
    reader.with("If-Modified-Since", modified).get(article).expect(200);
  }

  @Test
  void onlyThoseWhoMayRaiseMoneyMay() {
    String token =
        staff
            .post(
                "/v1/admin/tokens", "{\"name\": \"desk\", \"scopes\": [\"content\", \"publish\"]}")
            .expect(201)
            .at("/token");
    Api desk = SERVER.anonymous().withToken(token);
    desk.post(APPEALS, appeal("x").toString()).expectProblem(403, "forbidden");
    desk.get(APPEALS).expectProblem(403, "forbidden");
  }
}
