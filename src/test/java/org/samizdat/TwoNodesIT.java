package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.EventStream;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/** Two packaged servers on one PostgreSQL: what is written on one is heard from the other. */
class TwoNodesIT {
  private static final String BLOG = "two-nodes";
  private static final String QUERY = "?types=article,update";
  private static final int WRITES = 200;
  private static final int KILLS = 4;
  private static final Duration BETWEEN_KILLS = Duration.ofMillis(1_500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, String> settings = new HashMap<>(TestDatabase.fresh(true));
  private final AtomicReferenceArray<ServerProcess> nodes = new AtomicReferenceArray<>(2);

  @BeforeEach
  void start() {
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    nodes.set(0, ServerProcess.start(settings));
    nodes.set(1, ServerProcess.start(settings));
    new Desk(staff(0)).liveBlog(BLOG);
  }

  @AfterEach
  void stop() {
    nodes.get(0).close();
    nodes.get(1).close();
  }

  private Api staff(int node) {
    return nodes.get(node).api().withToken(SamizdatServer.ADMIN_TOKEN);
  }

  private EventStream listen(int node, String lastId) {
    return EventStream.open(nodes.get(node).port(), QUERY, lastId);
  }

  @Test
  void writeOnOneNodeReachesReadersOfTheOther() {
    double[] millis = new double[WRITES];
    try (EventStream stream = listen(1, "")) {
      stream.next("ready");
      Desk desk = new Desk(staff(0));
      for (int i = 0; i < WRITES; i++) {
        long begun = System.nanoTime();
        String id = desk.update(BLOG, "Update " + i).at("/id");
        assertThat(stream.next("change").data().path("id").asText()).isEqualTo(id);
        millis[i] = (System.nanoTime() - begun) / 1e6;
        assertThat(stream.next("change").inWords()).isEqualTo("article updated");
      }
      assertThat(stream.waiting()).isEmpty();
    }
    Arrays.sort(millis);
    System.out.printf(
        "%d writes, from sending one to node A to its event from node B: median %.1f ms, p99 %.1f ms%n",
        WRITES, millis[WRITES / 2], millis[WRITES * 99 / 100]);
  }

  @Test
  void nothingIsLostOrToldTwiceWhicheverNodeIsKilled() throws Exception {
    String begin;
    try (EventStream stream = listen(0, "")) {
      stream.next("ready");
      begin = stream.nextAbout(new Desk(staff(0)).update(BLOG, "The first.").at("/id")).id();
    }
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<List<String>>> writers = new ArrayList<>();
    List<Future<List<String>>> readers = new ArrayList<>();
    for (int node = 0; node < 2; node++) {
      int home = node;
      writers.add(pool.submit(() -> write(home, writing)));
      readers.add(pool.submit(() -> read(home, begin)));
    }
    for (int kill = 0; kill < KILLS; kill++) {
      Thread.sleep(BETWEEN_KILLS.toMillis());
      nodes.get(kill % 2).kill();
      Thread.sleep(BETWEEN_KILLS.toMillis());
      nodes.set(kill % 2, ServerProcess.start(settings));
    }
    writing.set(false);

    Set<String> acknowledged = new HashSet<>();
    for (Future<List<String>> each : writers) {
      acknowledged.addAll(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
    new Desk(staff(0)).article("the-end");
    List<String> log = publicLog(begin);
    assertThat(log).containsAll(acknowledged);
    assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    for (Future<List<String>> each : readers) {
      assertThat(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(log);
    }
    pool.shutdown();
    System.out.printf(
        "%d kills of one of two nodes: %d acknowledged writes, %d told to each reader, 0 missing%n",
        KILLS, acknowledged.size(), log.size());
  }

  /** Writes to one node as long as it lives, else to the other; returns what was acknowledged. */
  private List<String> write(int home, AtomicBoolean writing) {
    List<String> acknowledged = new ArrayList<>();
    int node = home;
    for (int i = 0; writing.get(); i++) {
      try {
        String path = "/v1/admin/articles/" + BLOG + "/updates?publish=true";
        Answer answer = staff(node).send("POST", path, "text/plain", "Update " + home + " " + i);
        if (answer.status() == 201) {
          acknowledged.add(answer.at("/id"));
        }
      } catch (UncheckedIOException e) {
        node = 1 - node; // this one was killed, and what was sent not acknowledged
      }
    }
    return acknowledged;
  }

  /**
   * Listens to one node as long as it lives, else to the other, until a new article is told of;
   * returns the updates before it.
   */
  private List<String> read(int home, String begin) {
    List<String> told = new ArrayList<>();
    String at = begin;
    int node = home;
    while (true) {
      try (EventStream stream = listen(node, at)) {
        EventStream.Event event = stream.next();
        while (!event.name().equals(EventStream.END)) {
          if (event.inWords().equals("article published")) {
            return told;
          }
          if (event.data().path("type").asText().equals("update")) {
            told.add(event.data().path("id").asText());
          }
          at = event.id();
          event = stream.next();
        }
      } catch (UncheckedIOException e) {
        // nobody listens there
      }
      node = 1 - node;
    }
  }

  /** The updates that the change feed tells of after a place. */
  private List<String> publicLog(String since) {
    List<String> ids = new ArrayList<>();
    String next = since;
    boolean more = true;
    while (more) {
      Answer page = nodes.get(0).api().get("/v1/changes?limit=200&since=" + next).expect(200);
      for (var each : page.json().path("changes")) {
        if (each.path("type").asText().equals("update")) {
          ids.add(each.path("id").asText());
        }
      }
      next = page.at("/next");
      more = page.json().path("hasMore").asBoolean();
    }
    return ids;
  }
}
