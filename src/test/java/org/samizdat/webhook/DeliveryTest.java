package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeToken;
import org.samizdat.change.ChangeType;
import org.samizdat.json.Json;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.text.Slugs;

/** What receivers are told of a real newsroom, and what staff see and do about it. */
class DeliveryTest {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_WEBHOOK_PRIVATE_TARGETS", "true");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final Hooks hooks = new Hooks(staff);
  private final Receiver receiver = Receiver.start();

  @AfterEach
  void stop() {
    hooks.deleteAll();
    receiver.close();
  }

  private static List<String> inWords(Receiver receiver) {
    return receiver.received().stream()
        .map(Receiver.Received::json)
        .map(each -> each.path("type").asText() + " " + each.path("op").asText())
        .toList();
  }

  private void withdraw(String article) {
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + article + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
  }

  @Test
  void filtersNarrowDownAndEndsPassThemAll() {
    try (Receiver updates = Receiver.start();
        Receiver russian = Receiver.start();
        Receiver press = Receiver.start()) {
      List<String> ids =
          List.of(
              hooks.create(receiver.url()).at("/id"),
              hooks.create(updates.url(), ", \"types\": [\"update\"]").at("/id"),
              hooks
                  .create(russian.url(), ", \"types\": [\"article\"], \"language\": \"ru\"")
                  .at("/id"),
              hooks
                  .create(press.url(), ", \"types\": [\"article\"], \"topics\": [\"press\"]")
                  .at("/id"));
      String slug = Desk.slug("told");
      String article = desk.liveBlog(slug).at("/id");
      desk.update(slug, "An update.");
      staff
          .ifMatch("*")
          .patch("/v1/admin/articles/" + article, "{\"topics\": [\"Press\"]}")
          .expect(200);
      withdraw(article);
      for (Receiver each : List.of(receiver, updates, russian, press)) {
        Patience.until(
            () -> inWords(each).contains("article withdrawn"), () -> inWords(each).toString());
      }
      ids.forEach(hooks::awaitEmpty);
      List<Integer> seqs =
          receiver.await(1).stream().map(each -> each.json().path("seq").asInt()).toList();
      assertThat(seqs)
          .isEqualTo(
              IntStream.rangeClosed(seqs.get(0), seqs.get(0) + seqs.size() - 1).boxed().toList());
      assertThat(inWords(receiver)).contains("article published", "update published");
      assertThat(inWords(updates)).contains("update published").doesNotContain("article updated");
      assertThat(inWords(russian)).allMatch(each -> each.endsWith(" withdrawn"));
      assertThat(inWords(press))
          .contains("article updated")
          .doesNotContain("article published", "update published");
    }
  }

  @Test
  void messageSaysWhatToFetchWhatToPurgeAndWhereTheFeedGoesOn() {
    String id = hooks.create(receiver.url(), ", \"types\": [\"article\"]").at("/id");
    Answer article = desk.article(Desk.slug("thin"));
    receiver.await(1);
    JsonNode message = receiver.received().get(0).json();
    assertThat(message.path("id").asText()).isEqualTo(article.at("/id"));
    String path = message.path("url").asText().substring(SamizdatServer.BASE_URL.length());
    Answer fetched = reader.get(path).expect(200);
    assertThat(fetched.at("/id")).isEqualTo(article.at("/id"));
    assertThat(fetched.at("/revision")).isEqualTo(message.path("revision").asText());
    List<String> tags = Json.read(message.path("cacheTags").toString(), List.class);
    assertThat(fetched.header("Cache-Tag").orElseThrow().split("[, ]+"))
        .containsAnyElementsOf(tags);
    assertThat(reader.get("/v1/articles").header("Cache-Tag").orElseThrow().split("[, ]+"))
        .containsAnyElementsOf(tags);
    assertThat(message.toString()).doesNotContain("Headline", "body");
    desk.article(Desk.slug("next"));
    receiver.await(2);
    JsonNode next = receiver.received().get(1).json();
    JsonNode page =
        reader.get("/v1/changes?since=" + message.path("next").asText()).expect(200).json();
    assertThat(page.path("changes").findValuesAsText("id")).contains(next.path("id").asText());
    assertThat(page.path("changes").findValuesAsText("id")).doesNotContain(article.at("/id"));
    hooks.awaitEmpty(id);
  }

  @Test
  void largestMessageStaysUnder20Kilobytes() {
    List<String> topics =
        IntStream.range(0, 50).mapToObj(i -> i + "t".repeat(Slugs.MAX_LENGTH - 2)).toList();
    Change change =
        Change.of(
                ChangeType.ARTICLE,
                UUID.randomUUID().toString(),
                ChangeOp.UPDATED,
                1,
                Instant.now())
            .inArticle(UUID.randomUUID(), "ru", topics.subList(0, 20))
            .leaving(Optional.of("en"), topics.subList(20, 40))
            .replacing(Optional.of("s".repeat(Slugs.MAX_LENGTH)));
    ChangeLog.State state = new ChangeLog.State(UUID.randomUUID(), 1, 1, Optional.empty());
    String url = "https://news.example.org/" + "u".repeat(2000);
    assertThat(Json.write(WebhookMessage.of(change, Optional.of(url), state)))
        .hasSizeLessThan(20_000);
  }

  @Test
  void pingGetsThroughToAPausedOneAndSaysWhatCameOfIt() {
    String id = hooks.create(receiver.url()).at("/id");
    hooks.post(id, "pause").expect(200);
    Answer ping = hooks.ping(id);
    assertThat(ping.at("/status")).isEqualTo("delivered");
    assertThat(ping.at("/attempts/0/status")).isEqualTo("204");
    assertThat(ping.json().at("/attempts/0/durationMillis").isInt()).isTrue();
    receiver.await(1);
    assertThat(receiver.received().get(0).id()).isEqualTo(ping.at("/messageId"));
    assertThat(receiver.received().get(0).json()).isEqualTo(ping.json().path("body"));
    receiver.answering(503);
    Answer failed = hooks.ping(id);
    assertThat(failed.at("/status")).isEqualTo("given-up");
    assertThat(failed.at("/attempts/0/failure")).isEqualTo("status");
    assertThat(hooks.get(id).at("/queue/failures")).isEqualTo("0");
    assertThat(hooks.deliveries(id, "limit=1")).hasSize(2);
    Api keyed = staff.with("Idempotency-Key", "ping");
    String once = keyed.post(Hooks.path(id) + "/ping").expect(200).at("/id");
    assertThat(keyed.post(Hooks.path(id) + "/ping").expect(200).at("/id")).isEqualTo(once);
    assertThat(receiver.received()).hasSize(3);
    hooks.post(UUID.randomUUID().toString(), "ping").expectProblem(404, "not-found");
  }

  @Test
  void attemptsAreLoggedAndAMessageIsSentOnceMore() {
    receiver.answering(500);
    String id = hooks.create(receiver.url(), ", \"types\": [\"article\"]").at("/id");
    String article = desk.article(Desk.slug("logged")).at("/id");
    desk.article(Desk.slug("behind"));
    receiver.await(1);
    Patience.until(
        () -> hooks.get(id).json().at("/queue/failures").asInt() == 1, () -> hooks.get(id).text());
    assertThat(hooks.get(id).json().path("queue").has("nextAttemptAt")).isTrue();
    List<JsonNode> waiting = hooks.deliveries(id, "status=pending&limit=1");
    assertThat(waiting).hasSize(2);
    JsonNode first = waiting.get(1);
    assertThat(first.path("objectId").asText()).isEqualTo(article);
    assertThat(first.at("/attempts/0/status").asInt()).isEqualTo(500);
    assertThat(first.at("/attempts/0/failure").asText()).isEqualTo("status");
    String path = Hooks.path(id) + "/deliveries/" + first.path("id").asText();
    staff.post(path + "/replay").expectProblem(409, "wrong-state");

    receiver.answering(204);
    assertThat(staff.post(path + "/skip").expect(200).at("/status")).isEqualTo("given-up");
    staff.post(path + "/skip").expectProblem(409, "wrong-state");
    receiver.await(2);
    hooks.awaitEmpty(id);
    Answer again = staff.post(path + "/replay").expect(202);
    assertThat(again.at("/replayed")).isEqualTo("true");
    assertThat(again.at("/messageId")).isEqualTo(first.path("messageId").asText());
    receiver.await(3);
    assertThat(receiver.objects().get(2)).isEqualTo(article);
    assertThat(receiver.received().get(2).body()).isEqualTo(receiver.received().get(0).body());
    assertThat(receiver.received().get(2).id()).isEqualTo(receiver.received().get(0).id());
    hooks.awaitEmpty(id);
    assertThat(hooks.deliveries(id, "status=delivered")).hasSize(2);
    staff.get(path).expect(200);
    String other = hooks.create(receiver.url()).at("/id");
    staff
        .get(Hooks.path(other) + "/deliveries/" + first.path("id").asText())
        .expectProblem(404, "not-found");
  }

  @Test
  void everythingSinceATimeOrAPlaceIsToldOnceMore() {
    Instant before = SERVER.clock().instant();
    String first = desk.article(Desk.slug("earlier")).at("/id");
    String id = hooks.create(receiver.url(), ", \"types\": [\"article\"]").at("/id");
    String second = desk.article(Desk.slug("later")).at("/id");
    receiver.await(1);
    hooks.awaitEmpty(id);
    String replay = Hooks.path(id) + "/replay";
    Answer queued = staff.post(replay, "{\"since\": \"" + before + "\"}").expect(202);
    assertThat(queued.at("/queued")).isEqualTo("2");
    receiver.await(3);
    assertThat(receiver.objects()).containsExactly(second, first, second);
    assertThat(receiver.received().get(2).id()).isEqualTo(receiver.received().get(0).id());
    String place = receiver.received().get(1).json().path("next").asText();
    staff.post(replay, "{\"after\": \"" + place + "\"}").expect(202);
    receiver.await(4);
    assertThat(receiver.objects()).endsWith(first, second, second);
    hooks.awaitEmpty(id);
  }

  @Test
  void replayNeedsOneGoodPlace() {
    String replay = Hooks.path(hooks.create(receiver.url()).at("/id")) + "/replay";
    String foreign = ChangeToken.at(UUID.randomUUID(), 1).encode();
    staff.post(replay, "{}").expectProblem(422, "invalid-content");
    staff.post(replay, "{\"after\": \"garbage\"}").expectProblem(422, "invalid-content");
    staff.post(replay, "{\"since\": \"yesterday\"}").expectProblem(422, "invalid-content");
    staff
        .post(replay, "{\"since\": \"2011-12-16T17:54:00Z\", \"after\": \"" + foreign + "\"}")
        .expectProblem(422, "invalid-content");
    staff.post(replay, "{\"after\": \"" + foreign + "\"}").expectProblem(410, "sync-token-expired");
  }
}
