package org.samizdat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.samizdat.contract.Contract;

/**
 * Listens to the live stream as an EventSource does (HTML Standard §9.2.6), but comes back only
 * when it is opened again; holds every event against the contract.
 */
public final class EventStream implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The name that the end of the stream has among its events. */
  public static final String END = "(end)";

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile String lastId;
  private volatile int retry;
  private volatile int comments;

  /** An event; {@code id} is that of the last event that had one. */
  public record Event(String id, String name, JsonNode data) {
    /** What a change is, in two words. */
    public String inWords() {
      return data.path("type").asText() + " " + data.path("op").asText();
    }
  }

  private EventStream(HttpResponse<InputStream> response, String lastId) {
    this.response = response;
    this.lastId = lastId;
  }

  /**
   * Opens a stream, which must succeed.
   *
   * @param query with its question mark, or empty
   * @param lastId sent as {@code Last-Event-ID}; none where empty
   */
  public static EventStream open(int port, String query, String lastId) {
    return open(port, query, lastId.isEmpty() ? Map.of() : Map.of("Last-Event-ID", lastId), lastId);
  }

  public static EventStream open(int port, String query) {
    return open(port, query, "");
  }

  public static EventStream open(
      int port, String query, Map<String, String> headers, String lastId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/stream" + query));
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      EventStream stream = new EventStream(response, lastId);
      Thread reader = new Thread(stream::read, "events");
      reader.setDaemon(true);
      reader.start();
      return stream;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String name = "message";
      StringBuilder data = new StringBuilder();
      String line = lines.readLine();
      for (; line != null; line = lines.readLine()) {
        String value = line.replaceFirst("^[a-z]*: ?", "");
        if (line.isEmpty() && data.length() > 0) {
          JsonNode json = JSON.readTree(data.toString());
          Contract.get().checkEvent("/v1/stream", name, json);
          events.add(new Event(lastId, name, json));
          name = "message";
          data.setLength(0);
        } else if (line.startsWith(":")) {
          comments++;
        } else if (line.startsWith("id:")) {
          lastId = value;
        } else if (line.startsWith("event:")) {
          name = value;
        } else if (line.startsWith("data:")) {
          data.append(value);
        } else if (line.startsWith("retry:")) {
          retry = Integer.parseInt(value);
        }
      }
    } catch (IOException e) {
      // the connection was broken, which ends it as well
    } catch (AssertionError e) {
      events.add(new Event("", e.getMessage(), JSON.createObjectNode()));
    }
    events.add(new Event(lastId, END, JSON.createObjectNode()));
  }

  /** The next event, whatever it is; fails when none comes. */
  public Event next() {
    try {
      Event event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(event).as("an event in time").isNotNull();
      return event;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next event, which must be this. */
  public Event next(String name) {
    Event event = next();
    assertThat(event.name()).isEqualTo(name);
    return event;
  }

  /** All changes up to the event with this name, which is taken too. */
  public List<Event> changesUntil(String name) {
    List<Event> changes = new ArrayList<>();
    Event event = next();
    for (; !event.name().equals(name); event = next()) {
      assertThat(event.name()).isEqualTo("change");
      changes.add(event);
    }
    return changes;
  }

  /** The next so many changes in words, and that nothing else comes between. */
  public List<String> changes(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(next("change").inWords());
    }
    return words;
  }

  /** The next change of the object with this id; those of others before it are passed over. */
  public Event nextAbout(String id) {
    Event event = next("change");
    while (!event.data().path("id").asText().equals(id)) {
      event = next("change");
    }
    return event;
  }

  /** What has come and was not taken. */
  public List<Event> waiting() {
    List<Event> now = new ArrayList<>();
    events.drainTo(now);
    return now;
  }

  /** Waits until the stream ends; returns what came before. */
  public List<Event> untilEnd() {
    List<Event> before = new ArrayList<>();
    Event event = next();
    for (; !event.name().equals(END); event = next()) {
      before.add(event);
    }
    return before;
  }

  /** The id to come back with. */
  public String lastId() {
    return lastId;
  }

  /** Milliseconds that the server last asked to wait before coming back; 0 when it did not. */
  public int retry() {
    return retry;
  }

  public int comments() {
    return comments;
  }

  /** The first value of a header. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
