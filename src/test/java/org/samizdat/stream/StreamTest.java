package org.samizdat.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.contract.Contract;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.EventStream;
import org.samizdat.testing.SamizdatServer;

/** Listening to the stream: what is told, to whom, and what is refused. */
class StreamTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  private static EventStream listen(String query) {
    EventStream stream = EventStream.open(SERVER.port(), query);
    stream.next("ready");
    return stream;
  }

  @Test
  void everyChangeIsToldOnceAndInOrderAsItHappens() {
    try (EventStream stream = listen("?types=article,update")) {
      String slug = Desk.slug("told");
      String id = desk.liveBlog(slug).at("/id");
      EventStream.Event first = stream.nextAbout(id);
      assertThat(first.data().path("url").asText())
          .isEqualTo(SamizdatServer.BASE_URL + "/v1/articles/" + id);
      assertThat(first.data().has("object")).isFalse();
      desk.update(slug, "An update.");
      assertThat(stream.changes(2)).containsExactly("update published", "article updated");
      JsonNode later = reader.get("/v1/changes?since=" + first.id()).expect(200).json();
      assertThat(later.path("changes")).hasSize(2);
      assertThat(stream.waiting()).isEmpty();
      assertThat(stream.retry()).isBetween(2_000, 4_000);
    }
  }

  @Test
  void objectsAreWhatTheirAddressAnswers() {
    String slug = Desk.slug("object");
    desk.liveBlog(slug);
    try (EventStream stream = listen("?include=object&types=update&article=" + slug)) {
      String id = desk.update(slug, "An *update*.").at("/id");
      JsonNode told = stream.next("change").data().path("object");
      assertThat(told).isEqualTo(reader.get("/v1/updates/" + id).expect(200).json());
      staff.ifMatch("*").post("/v1/admin/updates/" + id + "/unpublish").expect(200);
      JsonNode gone = stream.next("change").data();
      assertThat(gone.path("op").asText()).isEqualTo("withdrawn");
      assertThat(gone.has("object")).isFalse();
    }
  }

  @Test
  void eachIsToldWhatTheyFollowAndEveryEnd() {
    String slug = Desk.slug("followed");
    String article = desk.article(slug).at("/id");
    String another = desk.article(Desk.slug("another")).at("/slug");
    try (EventStream press = listen("?topics=press&types=article");
        EventStream oil = listen("?topics=oil&types=article&include=object");
        EventStream russian = listen("?language=ru&types=article");
        EventStream updates = listen("?types=update,comment");
        EventStream other = listen("?article=" + another)) {
      String moved = "{\"topics\": [\"Press\"], \"language\": \"ru\"}";
      staff.ifMatch("*").patch("/v1/admin/articles/" + article, moved).expect(200);
      staff
          .ifMatch("*")
          .post("/v1/admin/articles/" + article + "/withdraw", "{\"reason\": \"legal\"}")
          .expect(200);
      for (EventStream moving : List.of(press, russian, oil)) {
        EventStream.Event left = moving.nextAbout(article);
        assertThat(left.inWords()).isEqualTo("article updated");
        assertThat(left.data().path("leftTopics").get(0).asText()).isEqualTo("oil");
        assertThat(left.data().has("object")).isFalse();
      }
      for (EventStream each : List.of(press, russian, oil, updates, other)) {
        assertThat(each.nextAbout(article).inWords()).isEqualTo("article withdrawn");
      }
    }
  }

  @Test
  void whatHappenedMeanwhileIsToldFirst() {
    EventStream before = listen("?types=article");
    desk.article(Desk.slug("before"));
    String id = before.next("change").id();
    before.close();
    List<String> missed = new ArrayList<>();
    try (EventStream witness = listen("?types=article")) { // a write is answered before it is told
      for (int i = 0; i < 50; i++) {
        missed.add(desk.article(Desk.slug("missed")).at("/id"));
      }
      witness.nextAbout(missed.get(missed.size() - 1));
    }
    for (Map<String, String> headers :
        List.of(Map.of("Last-Event-ID", id), Map.<String, String>of())) {
      String query =
          "?types=article" + (headers.isEmpty() ? "&lastEventId=" + id : "&lastEventId=garbage");
      try (EventStream after = EventStream.open(SERVER.port(), query, headers, id)) {
        assertThat(after.changesUntil("ready"))
            .extracting(each -> each.data().path("id").asText())
            .containsExactlyElementsOf(missed);
        desk.article(Desk.slug("after"));
        assertThat(after.changes(1)).containsExactly("article published");
        assertThat(after.waiting()).isEmpty();
        after.close();
        missed.add(reader.get("/v1/articles?limit=1").at("/items/0/id"));
      }
    }
  }

  @Test
  void nextOfTheChangeFeedIsAPlaceToo() {
    String since = reader.get("/v1/changes?since=initial&limit=200&types=event").at("/next");
    try (EventStream witness = listen("?types=article")) {
      witness.nextAbout(desk.article(Desk.slug("since")).at("/id"));
    }
    try (EventStream stream = EventStream.open(SERVER.port(), "?lastEventId=" + since)) {
      assertThat(stream.changesUntil("ready"))
          .extracting(EventStream.Event::inWords)
          .endsWith("article published");
    }
  }

  @Test
  void readersComingBackToWhatIsGoneAreToldAndNewOnesRefused() {
    String slug = Desk.slug("gone");
    String article = desk.article(slug).at("/id");
    String query = "?article=" + slug;
    EventStream before = listen(query);
    String id = before.lastId();
    before.close();
    try (EventStream witness = listen("?types=article")) {
      staff
          .ifMatch("*")
          .post("/v1/admin/articles/" + article + "/withdraw", "{\"reason\": \"error\"}")
          .expect(200);
      witness.nextAbout(article);
    }
    reader.get("/v1/stream" + query).expectProblem(410, "withdrawn");
    try (EventStream after = EventStream.open(SERVER.port(), query, id)) {
      assertThat(after.changesUntil("ready"))
          .extracting(EventStream.Event::inWords)
          .contains("article withdrawn")
          .doesNotContain("article published");
    }
    String draft = desk.draft(Desk.slug("secret"), "article").at("/slug");
    for (String unseen : List.of(draft, "never-heard-of")) {
      reader.get("/v1/stream?article=" + unseen).expectProblem(404, "not-found");
      reader
          .with("Last-Event-ID", id)
          .get("/v1/stream?article=" + unseen)
          .expectProblem(404, "not-found");
    }
  }

  @Test
  void readersWhoGoOnTalkingOrCloseTheirHalfAreTold() throws Exception {
    for (String more : List.of("", "GET /v1/site HTTP/1.1\r\nHost: a\r\n\r\n", "\0\1\2 rubbish")) {
      try (Socket socket = new Socket("localhost", SERVER.port())) {
        socket.setSoTimeout(20_000);
        String request = "GET /v1/stream?types=article HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write((request + more).getBytes(StandardCharsets.US_ASCII));
        if (more.isEmpty()) {
          socket.shutdownOutput();
        }
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        readUntil(lines, "event: ready");
        desk.article(Desk.slug("talk"));
        readUntil(lines, "event: change");
      }
    }
  }

  private static void readUntil(BufferedReader lines, String wanted) throws IOException {
    String line = lines.readLine();
    while (!wanted.equals(line)) {
      assertThat(line).as("a line before " + wanted).isNotNull();
      line = lines.readLine();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "types=articles, 400",
    "types=, 400",
    "topics=Oil, 400",
    "topics=a%2Cb%2C, 400",
    "language=e_n, 400",
    "include=objects, 400",
    "since=initial, 400",
    "wait=1, 400",
    "article=, 404",
    "article=..%2F..%2Fetc, 404",
  })
  void wrongParametersAreNamed(String parameter, int status) {
    Answer answer = reader.get("/v1/stream?" + parameter).expect(status);
    if (status == 400) {
      assertThat(answer.at("/errors/0/parameter"))
          .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }
    assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
  }

  @Test
  void parametersAreThoseOfTheContractAndGivenOnce() {
    Answer answer = reader.get("/v1/stream?x=1").expectProblem(400, "unknown-parameter");
    List<String> allowed = new ArrayList<>();
    answer.json().path("allowed").forEach(each -> allowed.add(each.asText()));
    assertThat(allowed)
        .containsExactlyElementsOf(
            new TreeSet<>(
                Contract.get().find("GET", "/v1/stream").orElseThrow().queryParameters()));
    reader.get("/v1/stream?types=event&types=event").expectProblem(400, "invalid-parameter");
  }

  @Test
  void methodsAndMediaTypesThatAreNotThereAreRefused() {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      Answer refused = reader.send(method, "/v1/stream", "application/json", "{}");
      refused.expectProblem(405, "method-not-allowed");
      assertThat(refused.header("Allow")).hasValue("GET, HEAD, OPTIONS");
    }
    Api choosy = reader.with("Accept", "application/json");
    choosy.get("/v1/stream").expectProblem(406, "not-acceptable");
    reader.with("Accept", "text/event-stream").get("/v1/stream").expect(200);
    reader.get("/v1/stream/").expect(404);
    reader.get("/v1/streams").expect(404);
  }

  @Test
  void headersLetEveryoneReadAndNobodyKeepIt() {
    Answer head = reader.with("X-Request-Id", "mine").head("/v1/stream").expect(200);
    try (EventStream stream = listen("")) {
      for (String name :
          List.of("Content-Type", "Cache-Control", "X-Accel-Buffering", "X-Content-Type-Options")) {
        assertThat(head.header(name)).as(name).hasValue(stream.header(name));
      }
      assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
      assertThat(stream.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(stream.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(stream.header("Content-Encoding")).isEmpty();
    }
    assertThat(head.header("X-Request-Id")).hasValue("mine");
    reader.head("/v1/stream?x=1").expect(400);
    Answer preflight =
        reader
            .with("Access-Control-Request-Method", "GET")
            .with("Access-Control-Request-Headers", "last-event-id")
            .send("OPTIONS", "/v1/stream")
            .expect(204);
    assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
        .contains("Last-Event-ID");
  }
}
