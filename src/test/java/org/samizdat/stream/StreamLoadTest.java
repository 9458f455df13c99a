package org.samizdat.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.EventStream;
import org.samizdat.testing.SamizdatServer;

/** Too many streams, readers that do not read, signs of life, and the end of the server. */
@Tag("no-database") // which sees the same, whatever is behind it
class StreamLoadTest {
  private static final int STREAMS = 40;
  private static final int PER_CLIENT = 3;
  private static final Pattern METRIC = Pattern.compile("(?m)^samizdat_stream_(\\w+) (\\S+)$");

  private final SamizdatServer server =
      new SamizdatServer()
          .with("SAMIZDAT_STREAMS", Integer.toString(STREAMS))
          .with("SAMIZDAT_STREAMS_PER_CLIENT", Integer.toString(PER_CLIENT))
          .with("SAMIZDAT_FORWARDED_HEADERS", "true")
          .with("SAMIZDAT_STREAM_HEARTBEAT", "1");

  private final List<EventStream> open = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    open.forEach(EventStream::close);
    server.stop();
  }

  private EventStream listen(String query) {
    return listen(query, Map.of());
  }

  private EventStream listen(String query, Map<String, String> headers) {
    EventStream stream = EventStream.open(server.port(), query, headers, "");
    open.add(stream);
    return stream;
  }

  private static EventStream ready(EventStream stream) {
    stream.next("ready");
    return stream;
  }

  private static void assertSentAway(EventStream stream) {
    assertThat(stream.untilEnd()).isEmpty();
    assertThat(stream.retry()).isBetween(30_000, 60_000);
  }

  private double metric(String name) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.adminPort() + "/metrics"))
            .build();
    String text =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    Matcher found = METRIC.matcher(text);
    while (found.find()) {
      if (found.group(1).equals(name)) {
        return Double.parseDouble(found.group(2));
      }
    }
    throw new AssertionError("no metric " + name + " in " + text);
  }

  @Test
  void whoeverIsOneTooManyComesBackLater() throws Exception {
    for (int i = 0; i < STREAMS; i++) {
      ready(listen(""));
    }
    assertSentAway(listen(""));
    server.anonymous().get("/v1/site").expect(200);
    assertThat(metric("open")).isEqualTo(STREAMS);
    assertThat(metric("refused")).isEqualTo(1);
    open.remove(0).close();
    awaitOpen(STREAMS - 1);
    ready(listen(""));
  }

  /** A stream that is left is noticed when something is next written to it. */
  private void awaitOpen(int count) throws Exception {
    for (int i = 0; i < 100 && metric("open") > count; i++) {
      Thread.sleep(100);
    }
    assertThat(metric("open")).isEqualTo(count);
  }

  @Test
  void oneClientCannotTakeAllPlaces() {
    Map<String, String> greedy = Map.of("X-Forwarded-For", "203.0.113.7");
    for (int i = 0; i < PER_CLIENT; i++) {
      ready(listen("", greedy));
    }
    assertSentAway(listen("", greedy));
    ready(listen("", Map.of("X-Forwarded-For", "203.0.113.8")));
    for (int i = 0; i < PER_CLIENT; i++) {
      ready(listen("", Map.of("X-Forwarded-For", "2001:db8::" + i)));
    }
    assertSentAway(listen("", Map.of("X-Forwarded-For", "2001:db8::ffff")));
    // a proxy that says nothing speaks for many
    for (int i = 0; i < 2 * PER_CLIENT; i++) {
      ready(listen("", Map.of("X-Forwarded-For", "10.0.0.1")));
    }
  }

  @Test
  void readerWhoDoesNotReadIsCutOffAndCostsNobodyElse() throws Exception {
    Api staff = server.admin();
    Desk desk = new Desk(staff);
    String article = desk.article("long").at("/id");
    String query = "?types=article&include=object&article=" + article;
    EventStream other = ready(listen(query));
    String text = "A long text. ".repeat(15_000);
    try (Socket stalled = new Socket()) {
      stalled.setReceiveBufferSize(4096);
      stalled.connect(new InetSocketAddress("localhost", server.port()));
      String request = "GET /v1/stream%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(query);
      stalled.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      awaitOpen(2);
      int edits = 0;
      while (metric("dropped") == 0 && edits < 300) {
        edits++;
        edit(staff, article, edits + " " + text);
        assertThat(other.next("change").data().at("/object/body/text").asText())
            .startsWith(edits + " ");
      }
      // 64 may wait, among them signs of life
      assertThat(edits).isBetween(20, 299);
      awaitOpen(1);
      assertThat(metric("dropped")).isEqualTo(1);
      edit(staff, article, "The end.");
      assertThat(other.next("change").data().at("/object/body/text").asText())
          .isEqualTo("The end.");
      assertThat(drain(stalled)).isPositive();
    }
  }

  private static void edit(Api staff, String article, String body) {
    String patch = new ObjectMapper().createObjectNode().put("body", body).toString();
    staff.ifMatch("*").patch("/v1/admin/articles/" + article, patch).expect(200);
  }

  /** Reads what the server wrote before it cut the connection. */
  private static long drain(Socket socket) {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try {
      socket.setSoTimeout(10_000);
      int read = 0;
      while (read >= 0) {
        total += read;
        read = socket.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
    return total;
  }

  @Test
  void silentStreamGivesSignsOfLifeAndMovesOn() throws Exception {
    EventStream silent = ready(listen("?types=event"));
    String first = silent.lastId();
    new Desk(server.admin()).article("unseen");
    for (int i = 0; i < 100 && (silent.comments() < 2 || silent.lastId().equals(first)); i++) {
      Thread.sleep(100);
    }
    assertThat(silent.comments()).isGreaterThanOrEqualTo(2);
    assertThat(silent.waiting()).isEmpty();
    Answer after = server.anonymous().get("/v1/changes?since=" + silent.lastId()).expect(200);
    assertThat(after.json().path("changes")).isEmpty();
  }

  @Test
  void readersAreToldRoundly() {
    String article = new Desk(server.admin()).article("popular").at("/slug");
    EventStream first = listen("?article=" + article);
    assertThat(first.next("ready").data().path("readers").asInt(-1)).isZero();
    for (int i = 0; i < 22; i++) {
      EventStream.Event ready = listen("?types=update&article=" + article).next("ready");
      assertThat(ready.data().path("readers").asInt(-1)).isEqualTo(i < 8 ? 0 : i < 18 ? 10 : 20);
    }
    int told = 0;
    while (told < 20) {
      int next = first.next("readers").data().path("readers").asInt();
      assertThat(next).isGreaterThan(told).isIn(10, 20);
      told = next;
    }
    assertThat(listen("").next("ready").data().has("readers")).isFalse();
  }

  @Test
  void serverThatStopsEndsAllStreamsAtOnce() {
    for (int i = 0; i < STREAMS; i++) {
      ready(listen(""));
    }
    long begun = System.nanoTime();
    server.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    for (EventStream each : open) {
      assertThat(each.untilEnd()).isEmpty();
    }
    assertThat(open.stream().map(EventStream::retry).distinct().count()).isGreaterThan(10);
  }

  @Test
  void roundNumbersAreThoseOfTheContract() {
    int[] counts = {0, 9, 10, 19, 20, 49, 50, 99, 100, 199, 200, 499, 500, 999, 1000, 9_999};
    int[] round = {0, 0, 10, 10, 20, 20, 50, 50, 100, 100, 200, 200, 500, 500, 1000, 5000};
    for (int i = 0; i < counts.length; i++) {
      assertThat(Presence.coarse(counts[i])).isEqualTo(round[i]);
    }
  }
}
