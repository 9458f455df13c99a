package org.samizdat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.samizdat.testing.EventStream;
import org.samizdat.testing.SamizdatServer;

/** Walks through all that is public, and goes on by a stream that breaks again and again. */
final class StreamFollower {
  private static final int LONGEST = 400;

  private final SamizdatServer server;
  private final String filters;
  private final Random random;
  private final Mirror mirror = new Mirror();
  private final Set<String> told = new HashSet<>();
  private String at;

  /**
   * Nothing is read yet.
   *
   * @param filters as in an address, each after an ampersand
   */
  StreamFollower(SamizdatServer server, String filters, Random random) {
    this.server = server;
    this.filters = filters;
    this.random = random;
    this.at = "initial&include=object" + filters;
  }

  Mirror follow(AtomicBoolean writing) throws InterruptedException {
    walk();
    while (writing.get()) {
      try (EventStream stream = open()) {
        Thread.sleep(random.nextInt(LONGEST));
        List<EventStream.Event> read = stream.waiting();
        // what comes after these is lost with the connection
        read.subList(0, random.nextInt(read.size() + 1)).forEach(this::take);
      }
    }
    do {
      try (EventStream stream = open()) {
        EventStream.Event event;
        do {
          event = stream.next();
          take(event);
        } while (!event.name().equals("ready"));
      }
    } while (!page(at).path("changes").isEmpty());
    return mirror;
  }

  private void walk() {
    JsonNode page;
    do {
      page = page(at);
      page.path("changes").forEach(mirror::apply);
      at = page.path("next").asText();
    } while (page.path("hasMore").asBoolean());
  }

  private JsonNode page(String since) {
    return server.anonymous().get("/v1/changes?limit=100&since=" + since).expect(200).json();
  }

  private EventStream open() {
    String query = "?include=object" + filters;
    return random.nextBoolean()
        ? EventStream.open(server.port(), query, at)
        : EventStream.open(server.port(), query + "&lastEventId=" + at, Map.of(), at);
  }

  private void take(EventStream.Event event) {
    if (event.name().equals("change")) {
      assertThat(told.add(event.id())).as("told for the first time").isTrue();
      mirror.apply(event.data());
    } else {
      assertThat(event.name()).isEqualTo("ready");
    }
    at = event.id();
  }
}
