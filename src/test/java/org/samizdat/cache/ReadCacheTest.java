package org.samizdat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.change.ChangeClock;
import org.samizdat.change.ChangeType;
import org.samizdat.change.ClockHand;
import org.samizdat.testing.TestClock;

/** The cache before an origin that counts how often it is asked. */
@Tag("no-database")
class ReadCacheTest {
  private final TestClock time = new TestClock();
  private final ChangeClock clock = new ChangeClock();
  private final CountingOrigin origin = new CountingOrigin();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile boolean away;
  private long seq;

  @BeforeEach
  void start() throws Exception {
    ReadCache cache =
        new ReadCache(new CacheConfiguration(1 << 20), clock, () -> away, time, "Cache-Tag");
    cache.setHandler(origin);
    connector.setName("application");
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(cache);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers).join();
  }

  private CompletableFuture<HttpResponse<String>> send(
      String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:%d%s".formatted(connector.getLocalPort(), path)))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.sendAsync(
        request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }

  private static String what(HttpResponse<String> answer) {
    return answer.headers().firstValue("Cache-Status").orElse("none");
  }

  private void touch(String topic) {
    ClockHand.touch(clock, ChangeType.TOPIC, topic, ++seq);
  }

  @Test
  void answerIsMadeAnewWhenCachesElsewhereWouldAskAgainOrTheClockWasPutBack() {
    get("/v1/topics");
    time.advance(Duration.ofSeconds(29));
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; hit");
    time.advance(Duration.ofSeconds(1));
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; fwd=stale");
    time.advance(Duration.ofHours(-1));
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; fwd=stale");
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; hit");
  }

  @Test
  void whatWasGoodIsGivenOutWhileNoNewOneCanBeHadAndNothingIsKnownToHaveChanged() {
    get("/v1/topics");
    origin.status = 503;
    origin.policy = "no-store";
    time.advance(Duration.ofSeconds(60));
    HttpResponse<String> lasting = get("/v1/topics");
    assertThat(lasting.statusCode()).isEqualTo(200);
    assertThat(lasting.body()).startsWith("answer 1 ");
    assertThat(what(lasting)).isEqualTo("samizdat; hit; detail=origin-away");
    assertThat(lasting.headers().firstValue("Age")).hasValue("60");
    assertThat(origin.asked).hasValue(2);
    get("/v1/topics");
    assertThat(origin.asked).hasValue(2); // asked again only after a moment
    time.advance(Duration.ofSeconds(2));
    get("/v1/topics");
    assertThat(origin.asked).hasValue(3);
    touch("gas");
    assertThat(get("/v1/topics").statusCode()).isEqualTo(503);
    origin.status = 200;
    origin.policy = CountingOrigin.KEPT;
    assertThat(get("/v1/topics").body()).startsWith("answer 5 ");
  }

  @Test
  void whileTheOriginIsKnownToBeAwayNobodyWaitsForIt() {
    get("/v1/topics");
    away = true;
    HttpResponse<String> young = get("/v1/topics");
    assertThat(what(young)).isEqualTo("samizdat; hit; detail=origin-away");
    time.advance(Duration.ofHours(1));
    HttpResponse<String> old = get("/v1/topics");
    assertThat(old.body()).isEqualTo(young.body());
    assertThat(old.headers().firstValue("Age")).hasValue("3600");
    assertThat(origin.asked).hasValue(1);
    touch("gas"); // its own write, just before
    get("/v1/topics");
    assertThat(origin.asked).hasValue(2);
    away = false;
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; hit");
  }

  @Test
  void answersOnceUntilSomethingThatItDependsOnChanges() {
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; fwd=uri-miss");
    HttpResponse<String> hit = get("/v1/topics");
    assertThat(what(hit)).isEqualTo("samizdat; hit");
    assertThat(hit.body()).startsWith("answer 1 ");
    assertThat(hit.headers().firstValue("X-Request-Id"))
        .isNotEqualTo(java.util.Optional.of("inner-1"));
    ClockHand.touch(clock, ChangeType.EVENT, "1", ++seq);
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; hit");
    touch("gas"); // topics
    HttpResponse<String> fresh = get("/v1/topics");
    assertThat(what(fresh)).isEqualTo("samizdat; fwd=stale");
    assertThat(fresh.body()).startsWith("answer 2 ");
  }

  @Test
  void whatChangesWhileAnAnswerIsMadeDoesNotPassForNew() throws Exception {
    origin.gate = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> leader = send("GET", "/v1/topics");
    awaitAsked(1);
    touch("oil");
    CompletableFuture<HttpResponse<String>> follower = send("GET", "/v1/topics");
    Thread.sleep(100);
    origin.gate.countDown();
    assertThat(leader.get(10, TimeUnit.SECONDS).body()).startsWith("answer 1 ");
    // it came after the write, and must not get what was read before it
    assertThat(follower.get(10, TimeUnit.SECONDS).body()).startsWith("answer 2 ");
    assertThat(get("/v1/topics").body()).startsWith("answer 2 ");
  }

  @Test
  void changeOfAnotherNodeThatIsHeardOfLateOutdatesToo() {
    get("/v1/topics");
    // this node's own write is heard of at once, that of another, which came before it, later
    ClockHand.touch(clock, ChangeType.EVENT, "1", 2);
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; hit");
    ClockHand.touch(clock, ChangeType.TOPIC, "oil", 1);
    assertThat(get("/v1/topics").body()).startsWith("answer 2 ");
  }

  @Test
  void manyWhoAskAtOnceAreAnsweredByOneComputation() throws Exception {
    origin.gate = new CountDownLatch(1);
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(send("GET", "/v1/topics"));
    }
    awaitAsked(1);
    Thread.sleep(300);
    origin.gate.countDown();
    for (CompletableFuture<HttpResponse<String>> each : answers) {
      assertThat(each.get(10, TimeUnit.SECONDS).body()).startsWith("answer 1 ");
    }
    assertThat(origin.asked).hasValue(1);
  }

  private void awaitAsked(int times) throws InterruptedException {
    for (int i = 0; origin.asked.get() < times && i < 1_000; i++) {
      Thread.sleep(10);
    }
    assertThat(origin.asked).hasValue(times);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v1\"",
        "*",
        "W/\"v1\"",
        "\"v1--gzip\"",
        "\"a\", \"v1\"",
        "\"a,b\", W/\"x\", \"v1\"",
      })
  void knownAnswersAreNotSentAgain(String known) {
    get("/v1/topics");
    HttpResponse<String> answer = get("/v1/topics", "If-None-Match", known);
    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().map()).containsKeys("etag", "cache-control", "vary", "date");
    assertThat(answer.headers().map()).doesNotContainKeys("content-type", "content-length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v\"", "\"v11\"", "v1", "\"", "\"\"", "W/", "W/\"\"", ",", "v1\""})
  void otherValidatorsGetTheAnswer(String other) {
    get("/v1/topics");
    assertThat(get("/v1/topics", "If-None-Match", other).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'Fri, 16 Dec 2011 17:54:00 GMT', 304",
    "'Sat, 17 Dec 2011 17:54:00 GMT', 304",
    "'Fri, 16 Dec 2011 17:53:59 GMT', 200",
    "yesterday, 200",
  })
  void timesValidateToo(String since, int status) {
    get("/v1/topics");
    assertThat(get("/v1/topics", "If-Modified-Since", since).statusCode()).isEqualTo(status);
    assertThat(
            get("/v1/topics", "If-Modified-Since", since, "If-None-Match", "\"no\"").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip|true",
        "gzip, br|true",
        "br|false",
        "*|true",
        "gzip;q=0|false",
        "gzip;q=0, *|false",
        "identity, gzip;q=0.5|false",
        "identity;q=0.1, gzip;q=0.5|true",
        "gzip;q=nonsense|false",
        "GZIP|true",
      })
  void codingIsTheOneThatIsAskedFor(String accepted, boolean gzip) {
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = get("/v1/topics", "Accept-Encoding", accepted);
      assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(gzip);
      assertThat(answer.headers().firstValue("ETag")).hasValue(gzip ? "\"v1--gzip\"" : "\"v1\"");
      assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
      assertThat(answer.body().startsWith("answer 1")).isNotEqualTo(gzip);
    }
    assertThat(origin.asked).hasValue(1);
  }

  @Test
  void clientsAreServedAlikeWhoeverTheyAre() {
    get("/v1/topics?limit=2&fields=name", "Cookie", "a=b");
    get("/v1/topics?fields=name&limit=2", "Authorization", "Bearer x");
    get("/v1/topics?limit=2&fields=name", "Cache-Control", "no-cache", "Range", "bytes=0-1");
    assertThat(origin.asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/admin/articles",
        "/v1/x/../admin/articles",
        "/v1/changes?wait=5",
        "/v1/media/a.jpg",
        "/v1/stream",
        "/v10/topics",
        "/docs"
      })
  void whatIsNotForEveryoneIsLeftAlone(String path) {
    get(path);
    assertThat(what(get(path))).isEqualTo("none");
    assertThat(origin.asked).hasValue(2);
  }

  @Test
  void whatWillSoonBeOutdatedIsKeptNoLongerThanOthersMay() {
    origin.policy = "public, max-age=7";
    get("/v1/topics");
    time.advance(Duration.ofSeconds(6));
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; hit");
    time.advance(Duration.ofSeconds(1));
    origin.policy = "public, max-age=0";
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; fwd=stale");
    assertThat(what(get("/v1/topics"))).isNotEqualTo("samizdat; hit");
  }

  @Test
  void problemsAreKeptForAMomentAndTellEachClientItsOwnId() {
    origin.status = 404;
    HttpResponse<String> first = get("/v1/topics/none");
    HttpResponse<String> second = get("/v1/topics/none", "X-Request-Id", "mine");
    assertThat(first.body()).contains("\"requestId\":\"inner-1\"");
    assertThat(second.body()).isEqualTo("{\"status\":404,\"requestId\":\"mine\"}");
    assertThat(second.statusCode()).isEqualTo(404);
    assertThat(origin.asked).hasValue(1);
    origin.status = 200;
    touch("none");
    assertThat(get("/v1/topics/none").statusCode()).isEqualTo(200);
    origin.status = 400;
    get("/v1/topics?x=1");
    get("/v1/topics?x=1");
    assertThat(origin.asked).hasValue(4);
  }

  @Test
  void manyWhoAskForWhatIsNotThereDriveOutNothing() {
    get("/v1/topics");
    origin.status = 404;
    for (int i = 0; i < 3_000; i++) {
      get("/v1/topics/none-" + i);
    }
    assertThat(what(get("/v1/topics"))).isEqualTo("samizdat; hit");
  }

  @Test
  void largeAnswersAreGivenOutAndTheCacheStaysBounded() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(get("/v1/topics?cursor=" + i).statusCode()).isEqualTo(200);
    }
    assertThat(origin.asked.get()).isEqualTo(2_000);
    for (int i = 0; i < 2_000; i++) {
      get("/v1/topics?cursor=" + i);
    }
    assertThat(origin.asked.get()).isGreaterThan(3_000);
  }
}
