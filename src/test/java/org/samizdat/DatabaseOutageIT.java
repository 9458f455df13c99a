package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.samizdat.json.Json;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.EventStream;
import org.samizdat.testing.Patience;
import org.samizdat.testing.PostgresProcess;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/** PostgreSQL goes away under the packaged server while it is read and written, and comes back. */
@Timeout(240)
class DatabaseOutageIT {
  private static final int AWAY_MILLIS = 6_000;
  private static final int LOADED_MILLIS = 2_000;

  /** More than any request should take; the pool and the network wait for three seconds each. */
  private static final double BOUND_SECONDS = 9;

  private static PostgresProcess database;
  private static HttpServer receiver;
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  @BeforeAll
  static void start() throws Exception {
    database = PostgresProcess.start();
    receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String message = new String(body, StandardCharsets.UTF_8);
          TOLD.add(Json.read(message, JsonNode.class).path("id").asText());
          exchange.sendResponseHeaders(204, -1);
        });
    receiver.start();
  }

  @AfterAll
  static void stop() {
    receiver.stop(0);
    database.close();
  }

  private static ServerProcess server(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(false));
    settings.putAll(database.settings());
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    settings.put("SAMIZDAT_WEBHOOK_PRIVATE_TARGETS", "true");
    settings.putAll(more);
    return ServerProcess.start(settings);
  }

  private static Api staff(ServerProcess server) {
    return server.api().withToken(SamizdatServer.ADMIN_TOKEN);
  }

  private static Answer operator(ServerProcess server, String path) {
    return new Api("http://localhost:" + server.adminPort()).get(path);
  }

  @ParameterizedTest
  @EnumSource(Absence.class)
  void readsGoOnWritesAreRefusedAndAllRecoversByItself(Absence absence) throws Exception {
    String still = Desk.slug("still");
    String busy = Desk.slug("busy");
    try (ServerProcess server = server(Map.of())) {
      Desk desk = new Desk(staff(server));
      desk.liveBlog(still);
      desk.liveBlog(busy);
      String hook = "{\"url\": \"http://localhost:%d/\", \"types\": [\"update\"]}";
      staff(server)
          .post("/v1/admin/webhooks", hook.formatted(receiver.getAddress().getPort()))
          .expect(201);
      String planned = desk.draft(Desk.slug("planned"), "article").at("/slug");
      try (EventStream stream = EventStream.open(server.port(), "?types=update&article=" + still)) {
        stream.next("ready");
        String begin = server.api().get("/v1/changes?since=initial&limit=200").at("/next");
        desk.update(still, "The first.");
        OutageLoad load = load(server, still, busy);
        String log = server.output();
        load.begin();
        Thread.sleep(LOADED_MILLIS);
        plan(server, planned);
        Outage outage = goAwayAndComeBack(server, absence);

        Thread.sleep(LOADED_MILLIS);
        load.end();
        Answer update = desk.update(still, "It is back.");
        Answer list = server.api().get("/v1/articles/" + still + "/updates").expect(200);
        assertThat(list.text()).contains(update.at("/id"));
        Patience.await(() -> server.api().get("/v1/articles/" + planned).status() == 200);
        awaitToldOf(stream, update.at("/id"));
        assertThat(changes(server, begin)).containsAll(load.acknowledged());
        Patience.until(
            () -> TOLD.containsAll(load.acknowledged()),
            () -> TOLD.size() + " of " + load.acknowledged().size() + server.output());
        String said = server.output().substring(log.length());
        report(absence, load, outage, said);
        assertThat(load.lasting()).isPositive();
        assertThat(load.refusedReads()).isPositive();
        assertThat(load.refusedWrites()).isPositive();
        assertThat(load.slowestSeconds()).isLessThan(BOUND_SECONDS);
        assertThat(said.lines()).as(said).hasSize(2);
        assertThat(said).contains("The database is away: ").contains("The database is back after ");
      }
    }
  }

  private static OutageLoad load(ServerProcess server, String still, String busy) {
    String article = "/v1/articles/" + still;
    return new OutageLoad(
        server.api(),
        staff(server),
        busy,
        List.of(article, article + "/updates", article + "/comments", "/v1/site"));
  }

  private static void plan(ServerProcess server, String slug) {
    String at = "{\"at\": \"%s\"}".formatted(Instant.now().plusSeconds(3));
    staff(server).ifMatch("*").post("/v1/admin/articles/" + slug + "/schedule", at).expect(200);
  }

  private static void awaitToldOf(EventStream stream, String id) {
    String told = "";
    while (!told.equals(id)) {
      EventStream.Event event = stream.next();
      assertThat(event.name()).isNotEqualTo(EventStream.END);
      told = event.data().path("id").asText();
    }
  }

  /** Ids of all that has changed after a place. */
  private static Set<String> changes(ServerProcess server, String since) {
    Set<String> ids = new HashSet<>();
    String next = since;
    boolean more = true;
    while (more) {
      Answer page = server.api().get("/v1/changes?limit=200&since=" + next).expect(200);
      page.json().path("changes").forEach(each -> ids.add(each.path("id").asText()));
      next = page.at("/next");
      more = page.json().path("hasMore").asBoolean();
    }
    return ids;
  }

  private static void report(Absence absence, OutageLoad load, Outage outage, String said) {
    System.out.printf(
        "PostgreSQL %s: noticed after %.1f s, back %.1f s after it; %d reads of what was kept, "
            + "%d reads and %d writes refused, the slowest answer %.1f s; %d writes kept%n%s%n",
        absence,
        outage.noticed(),
        outage.recovered(),
        load.lasting(),
        load.refusedReads(),
        load.refusedWrites(),
        load.slowestSeconds(),
        load.acknowledged().size(),
        said);
  }

  /** How long it took until the server knew, in seconds. */
  private record Outage(double noticed, double recovered) {}

  private static Outage goAwayAndComeBack(ServerProcess server, Absence absence) throws Exception {
    long begun = System.nanoTime();
    absence.begin(database);
    Patience.await(() -> operator(server, "/healthcheck").status() == 500);
    double noticed = (System.nanoTime() - begun) / 1e9;
    assertThat(operator(server, "/healthcheck").text()).contains("the database is away");
    assertThat(operator(server, "/metrics").status()).isEqualTo(200);
    Thread.sleep(AWAY_MILLIS);
    absence.end(database);
    begun = System.nanoTime();
    Patience.await(() -> operator(server, "/healthcheck").status() == 200);
    return new Outage(noticed, (System.nanoTime() - begun) / 1e9);
  }

  @Test
  void nodeThatIsCutOffGivesOutNothingOutdatedAsNew() throws Exception {
    String slug = Desk.slug("two");
    String updates = "/v1/articles/" + slug + "/updates";
    database.execute("create role cut superuser login");
    try (ServerProcess whole = server(Map.of());
        ServerProcess cut = server(Map.of("SAMIZDAT_DATABASE_USER", "cut"))) {
      Desk desk = new Desk(staff(whole));
      desk.liveBlog(slug);
      Patience.await(() -> cut.api().get(updates).status() == 200);
      database.execute("alter role cut nologin");
      Patience.await(
          () -> {
            // again and again, for one may have been let in just before, and be seen just now
            database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'cut'");
            return isLasting(cut.api().get(updates));
          });
      String id = desk.update(slug, "Only one node knows.").at("/id");
      assertThat(whole.api().get(updates).text()).contains(id);
      assertThat(isLasting(cut.api().get(updates).expect(200))).isTrue();
      String write = "/v1/admin/articles/" + slug + "/updates";
      staff(cut).send("POST", write, "text/plain", "No.").expectProblem(503, "unavailable");

      database.execute("alter role cut login");
      Answer answer = cut.api().get(updates);
      while (isLasting(answer)) {
        answer = cut.api().get(updates);
      }
      assertThat(answer.expect(200).text()).contains(id);
    }
  }

  private static boolean isLasting(Answer answer) {
    return answer.header("Cache-Status").orElse("").endsWith("; detail=origin-away");
  }
}
