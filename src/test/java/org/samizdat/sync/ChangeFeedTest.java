package org.samizdat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.change.ChangeFilter;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.change.ChangeType;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Following the changes from the beginning, from a token, and with a token that is no good. */
class ChangeFeedTest {
  // time, which goes fast here, writes nothing by itself
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  /** A token behind everything that there is now. */
  private String now(String filters) {
    String since = "initial" + filters;
    while (true) {
      JsonNode page = reader.get("/v1/changes?limit=200&since=" + since).expect(200).json();
      since = page.path("next").asText();
      if (!page.path("hasMore").asBoolean()) {
        return since;
      }
    }
  }

  private JsonNode since(String token) {
    return reader.get("/v1/changes?since=" + token).expect(200).json();
  }

  private static List<String> inWords(JsonNode page) {
    List<String> words = new ArrayList<>();
    page.path("changes")
        .forEach(each -> words.add(each.path("type").asText() + " " + each.path("op").asText()));
    return words;
  }

  @Test
  void walkTellsOfEverythingAndTheLogOfWhatComesThen() {
    String slug = Desk.slug("walked");
    String article = desk.liveBlog(slug).at("/id");
    String update = desk.update(slug, "An update.").at("/id");
    List<String> ids = new ArrayList<>();
    String token = "initial&include=object";
    JsonNode page;
    do {
      page = reader.get("/v1/changes?limit=3&since=" + token).expect(200).json();
      page.path("changes")
          .forEach(
              each -> {
                ids.add(each.path("id").asText());
                assertThat(each.path("op").asText()).isEqualTo("published");
                assertThat(each.path("object").path("url").asText()).isNotEmpty();
              });
      token = page.path("next").asText();
    } while (page.path("hasMore").asBoolean());
    assertThat(ids).contains(article, update, "oil").doesNotHaveDuplicates();

    desk.update(slug, "Another.");
    JsonNode more = since(token);
    assertThat(inWords(more)).containsExactly("update published", "article updated");
    assertThat(more.at("/changes/0/object/body/text").asText()).isEqualTo("Another.");
    assertThat(more.at("/changes/1/object/live/updateCount").asInt()).isEqualTo(2);
    assertThat(more.path("asOf").asText()).isEqualTo(more.at("/changes/1/at").asText());
    assertThat(since(more.path("next").asText()).path("changes")).isEmpty();
  }

  @Test
  void endsPassEveryFilterAndWhatLeavesIsTold() {
    String slug = Desk.slug("left");
    String article = desk.article(slug).at("/id");
    String press = now("&topics=press&types=article");
    String oil = now("&topics=oil");
    String topics = "{\"topics\": [\"Press\"]}";
    Answer edited = staff.ifMatch("*").patch("/v1/admin/articles/" + article, topics).expect(200);
    JsonNode left = null;
    for (JsonNode each : since(oil).path("changes")) {
      left = each.path("type").asText().equals("article") ? each : left;
    }
    assertThat(left.path("leftTopics")).hasSize(1);
    assertThat(left.path("topics").get(0).asText()).isEqualTo("press");
    assertThat(inWords(since(press))).contains("article updated");
    staff
        .ifMatch(edited.etag())
        .post("/v1/admin/articles/" + article + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    assertThat(inWords(since(oil))).contains("article withdrawn");
    assertThat(inWords(since(press))).contains("article updated", "article withdrawn");
  }

  @Test
  void whatAppearsWithAnArticleIsTold() {
    String slug = Desk.slug("again");
    String article = desk.liveBlog(slug).at("/id");
    desk.update(slug, "An update.");
    staff.ifMatch("*").post("/v1/admin/articles/" + article + "/unpublish").expect(200);
    String token = now("&types=update");
    staff.ifMatch("*").post("/v1/admin/articles/" + article + "/publish").expect(200);
    assertThat(inWords(since(token))).containsExactly("update published");
  }

  @Test
  void whoeverWaitsHearsAtOnceAndOnlyOfWhatTheyFollow() throws Exception {
    String slug = Desk.slug("awaited");
    String article = desk.liveBlog(slug).at("/id");
    String token = now("&article=" + slug + "&types=update");
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(
            () -> reader.get("/v1/changes?wait=25&since=" + token).expect(200));
    Thread.sleep(300);
    desk.update(desk.liveBlog(Desk.slug("elsewhere")).at("/id"), "Not this.");
    Thread.sleep(300);
    assertThat(waiting).isNotDone();
    desk.update(article, "This.");
    Answer heard = waiting.get(10, TimeUnit.SECONDS);
    assertThat(inWords(heard.json())).containsExactly("update published");
    assertThat(heard.header("Cache-Control")).hasValue("no-store");

    long begun = System.nanoTime();
    JsonNode late = reader.get("/v1/changes?wait=1&since=" + heard.at("/next")).expect(200).json();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
    assertThat(late.path("changes")).isEmpty();
    assertThat(late.path("hasMore").asBoolean()).isFalse();
  }

  @Test
  void manyWaitWithoutThreads() throws Exception {
    String token = now("");
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    java.util.concurrent.ExecutorService pool =
        java.util.concurrent.Executors.newFixedThreadPool(300);
    for (int i = 0; i < 300; i++) {
      waiting.add(
          CompletableFuture.supplyAsync(
              () -> reader.get("/v1/changes?wait=25&since=" + token).expect(200), pool));
    }
    Thread.sleep(2_000);
    // more than the server has threads, and it answers still
    reader.get("/v1/site").expect(200);
    String id = desk.article(Desk.slug("for-many")).at("/id");
    for (CompletableFuture<Answer> each : waiting) {
      assertThat(each.get(20, TimeUnit.SECONDS).text()).contains(id);
    }
    pool.shutdown();
  }

  @Test
  void sameTokenIsTheSameAnswerToEveryCache() {
    String token = now("");
    desk.article(Desk.slug("cached"));
    Answer first = reader.get("/v1/changes?since=" + token).expect(200);
    assertThat(first.header("Cache-Control").orElseThrow()).startsWith("public, max-age=5");
    reader.with("If-None-Match", first.etag()).get("/v1/changes?since=" + token).expect(304);
  }

  @Test
  void tokensThatAreNoneAreRefused() {
    String token = now("");
    assertRefused("garbage");
    assertRefused(token.substring(0, token.length() - 4));
    assertRefused(token.substring(4));
    assertRefused(token + "AAAA");
    assertRefused("");
    reader.get("/v1/changes").expectProblem(400, "invalid-parameter");
    char other = token.charAt(20) == 'A' ? 'B' : 'A';
    assertRefused(token.substring(0, 20) + other + token.substring(21));
  }

  private void assertRefused(String token) {
    reader.get("/v1/changes?since=" + token).expectProblem(400, "invalid-parameter");
  }

  @Test
  void tokensOfAnotherHistoryAreToldToStartAgain() {
    ChangeToken mine = ChangeToken.decode(now("")).orElseThrow();
    assertExpired(ChangeToken.at(UUID.randomUUID(), mine.seq()));
    assertExpired(ChangeToken.at(mine.epoch(), mine.seq() + 1_000_000));
    ChangeToken strange =
        new ChangeToken(
            mine.epoch(),
            mine.seq(),
            Optional.of(new ChangeToken.Place(ChangeType.ARTICLE, "no id")),
            ChangeFilter.ALL,
            false);
    reader.get("/v1/changes?since=" + strange.encode()).expectProblem(400, "invalid-parameter");
  }

  private void assertExpired(ChangeToken token) {
    Answer answer = reader.get("/v1/changes?since=" + token.encode());
    answer.expectProblem(410, "sync-token-expired");
    assertThat(answer.at("/startAgain"))
        .isEqualTo(SamizdatServer.BASE_URL + "/v1/changes?since=initial");
  }

  @Test
  void filtersStayWithTheTokenAndCannotBeExchanged() {
    String token = now("&types=event");
    desk.article(Desk.slug("unseen"));
    assertThat(since(token).path("changes")).isEmpty();
    since(token + "&types=event");
    reader.get("/v1/changes?types=article&since=" + token).expectProblem(400, "invalid-parameter");
    ChangeToken bare = ChangeToken.decode(token).orElseThrow();
    String place = ChangeToken.at(bare.epoch(), bare.seq()).encode();
    assertThat(inWords(since(place + "&types=article"))).containsExactly("article published");
  }

  @Test
  void tokensWithManyLongTopicsAreTakenAgain() {
    String topic = "a-topic-with-a-name-as-long-as-names-may-be-".repeat(2).substring(0, 87);
    List<String> topics = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      topics.add(topic + "-number-" + (10 + i));
    }
    String token = now("&topics=" + String.join(",", topics));
    desk.article(Desk.slug("elsewhere"));
    assertThat(inWords(since(token))).doesNotContain("article published");
  }

  @ParameterizedTest
  @CsvSource({
    "types=articles, 400",
    "types=, 400",
    "topics=Oil, 400",
    "topics=a%2Cb%2C, 400",
    "language=e_n, 400",
    "include=objects, 400",
    "wait=999, 400",
    "wait=-1, 400",
    "limit=0, 400",
    "limit=201, 400",
    "unknown=1, 400",
    "article=never-heard-of, 404",
  })
  void wrongParametersAreNamed(String parameter, int status) {
    Answer answer = reader.get("/v1/changes?since=initial&" + parameter).expect(status);
    if (status == 400) {
      assertThat(answer.at("/errors/0/parameter"))
          .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }
  }

  @Test
  void withdrawnArticleCannotBeFollowedAnew() {
    String slug = Desk.slug("gone");
    String article = desk.article(slug).at("/id");
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + article + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    reader.get("/v1/changes?since=initial&article=" + slug).expectProblem(410, "withdrawn");
  }

  @Test
  void whatIsForgottenIsToldAsExpired() {
    ChangeLog log = new ChangeLog(SERVER.database(), SERVER.clock());
    String old = now("");
    desk.article(Desk.slug("old"));
    String recent = now("");
    SERVER.clock().advance(Duration.ofDays(31));
    assertThat(log.forget(Duration.ofDays(30))).isPositive();
    assertExpired(ChangeToken.decode(old).orElseThrow());
    assertThat(since(recent).path("changes")).isEmpty();
  }
}
