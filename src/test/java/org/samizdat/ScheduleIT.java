package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/** What is planned survives the packaged server's death, and is done in time and once. */
class ScheduleIT {
  private static final String ARTICLES = "/v1/admin/articles/";
  private static final Duration IN_TIME = Duration.ofSeconds(2);
  private static final int BATCH = 20;

  private static Map<String, String> settings(boolean postgresql) {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(postgresql));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    return settings;
  }

  private static Api staff(ServerProcess server) {
    return server.api().withToken(SamizdatServer.ADMIN_TOKEN).ifMatch("*");
  }

  private static String draft(ServerProcess server) {
    return new Desk(staff(server)).draft(Desk.slug("planned"), "article").at("/slug");
  }

  private static void plan(ServerProcess server, String slug, Instant at) {
    staff(server).post(ARTICLES + slug + "/schedule", "{\"at\": \"%s\"}".formatted(at)).expect(200);
  }

  private static void sleepUntil(Instant time) throws InterruptedException {
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
  }

  /** How long after its time, or after the server could answer, an article appeared. */
  private static Duration lateness(ServerProcess server, String slug, Instant at) {
    Instant up = Instant.now();
    Patience.await(() -> server.api().get("/v1/articles/" + slug).status() == 200);
    Instant due = up.isAfter(at) ? up : at;
    return Duration.between(due, Instant.now());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsPlannedIsDoneInTimeAndOnceThoughTheServerIsKilled(boolean postgresql)
      throws Exception {
    Map<String, String> settings = settings(postgresql);
    List<String> batch = new ArrayList<>();
    Instant ahead;
    String first;
    try (ServerProcess server = ServerProcess.start(settings)) {
      first = draft(server);
      for (int i = 0; i < BATCH; i++) {
        batch.add(draft(server));
      }
      Instant due = Instant.now().plusSeconds(4);
      ahead = due.plusSeconds(9);
      plan(server, first, ahead);
      batch.forEach(slug -> plan(server, slug, due));
      // amid the work, or before it, or after
      sleepUntil(due.plusMillis(ThreadLocalRandom.current().nextInt(700)));
      server.kill();
    }
    Instant missed;
    String second;
    try (ServerProcess server = ServerProcess.start(settings)) {
      report("before it is due", postgresql, lateness(server, first, ahead));
      second = draft(server);
      missed = Instant.now().plusSeconds(3);
      plan(server, second, missed);
      server.kill();
    }
    sleepUntil(missed);
    try (ServerProcess server = ServerProcess.start(settings)) {
      report("until after it is due", postgresql, lateness(server, second, missed));
      for (String slug : batch) {
        assertPublishedOnce(server, slug);
      }
      assertThat(staff(server).get("/v1/admin/schedule").json().path("items")).isEmpty();
      assertThat(server.stop()).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static void report(String when, boolean postgresql, Duration late) {
    System.out.printf(
        "planned article on %s, server killed and away %s: %d ms late%n",
        postgresql ? "PostgreSQL" : "H2", when, late.toMillis());
    assertThat(late).isLessThan(IN_TIME);
  }

  private static void assertPublishedOnce(ServerProcess server, String slug) {
    Api staff = staff(server);
    assertThat(server.api().get("/v1/articles/" + slug).expect(200).at("/revision")).isEqualTo("2");
    String id = staff.get(ARTICLES + slug).at("/id");
    assertThat(
            staff.get("/v1/admin/audit?object=" + id).json().findValuesAsText("operation").stream()
                .filter("schedule"::equals))
        .hasSize(1);
  }
}
