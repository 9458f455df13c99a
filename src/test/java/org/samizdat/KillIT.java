package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * The packaged server is killed again and again while it is written to; nothing it has said yes to
 * is lost.
 */
class KillIT {
  private static final int KILLS = 12;
  private static final int WRITERS = 4;

  /** Acknowledged updates of the live blog by their ids, with the text that each must have. */
  private final Map<String, String> acknowledged = new HashMap<>();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noAcknowledgedWriteIsMissing(boolean postgresql) throws Exception {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(postgresql));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    try (ServerProcess server = ServerProcess.start(settings)) {
      new Desk(staff(server)).liveBlog("kill");
      server.stop();
    }
    for (int kill = 0; kill < KILLS; kill++) {
      try (ServerProcess server = ServerProcess.start(settings)) {
        writeUntilKilled(server, kill);
      }
    }
    try (ServerProcess server = ServerProcess.start(settings)) {
      Map<String, String> kept = readAll(server.api());
      assertThat(kept).containsAllEntriesOf(acknowledged);
      assertThat(acknowledged).hasSizeGreaterThan(KILLS);
      Answer blog = server.api().get("/v1/articles/kill").expect(200);
      assertThat(blog.json().at("/live/updateCount").asInt()).isEqualTo(kept.size());
      System.out.printf(
          "%d kills on %s: %d acknowledged writes, %d kept, 0 missing%n",
          KILLS, postgresql ? "PostgreSQL" : "H2", acknowledged.size(), kept.size());
    }
  }

  private void writeUntilKilled(ServerProcess server, int kill) throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    List<Future<Map<String, String>>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      String name = "kill %d writer %d".formatted(kill, writer);
      writers.add(pool.submit(() -> write(server, name, writing)));
    }
    Thread.sleep(ThreadLocalRandom.current().nextInt(400, 1_200));
    server.kill();
    writing.set(false);
    for (Future<Map<String, String>> each : writers) {
      acknowledged.putAll(each.get());
    }
    pool.shutdown();
  }

  private static Map<String, String> write(
      ServerProcess server, String name, AtomicBoolean writing) {
    Map<String, String> written = new HashMap<>();
    Api staff = staff(server);
    try {
      for (int i = 0; writing.get(); i++) {
        String text = "%s update %d".formatted(name, i);
        Answer answer =
            staff.send("POST", "/v1/admin/articles/kill/updates?publish=true", "text/plain", text);
        if (answer.status() == 201) {
          written.put(answer.at("/id"), text);
        }
      }
    } catch (UncheckedIOException killed) {
      // this one was not acknowledged
    }
    return written;
  }

  private static Map<String, String> readAll(Api reader) {
    Map<String, String> found = new HashMap<>();
    String next = "";
    do {
      Answer page =
          reader.get("/v1/articles/kill/updates?limit=100&fields=body.text" + next).expect(200);
      page.json()
          .path("items")
          .forEach(item -> found.put(item.path("id").asText(), item.at("/body/text").asText()));
      next = page.json().at("/page/hasMore").asBoolean() ? "&cursor=" + page.at("/page/next") : "";
    } while (!next.isEmpty());
    return found;
  }

  private static Api staff(ServerProcess server) {
    return server.api().withToken(SamizdatServer.ADMIN_TOKEN);
  }
}
