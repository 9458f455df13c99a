package org.samizdat.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlLogger;
import org.samizdat.database.Database;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.SqlRecorder;
import org.samizdat.testing.TestDatabase;

/**
 * What an answer costs the server: from the cache, beside a bare Jetty that writes the same bytes
 * and headers, beside nginx with the same files where it is installed, made anew each time, and the
 * same statements sent straight to the database. All take turns, so that the machine's moods meet
 * all alike. Arguments: rounds, and seconds for each turn.
 */
public final class ReadPath {
  private static final int ROUNDS = 5;
  private static final int SECONDS = 3;
  private static final int UPDATES = 30;
  private static final int ARTICLES = 25;
  private static final int COMMENTS = 20;
  private static final String BLOG = "strike";
  private static final String PARAGRAPH =
      "The oil workers of *Zhanaozen* had been on strike for seven months when the police came. ";
  private static final Path CHART = Path.of("src/test/resources/bench/read-path.svg");
  private static final Map<String, String> GZIP = Map.of("Accept-Encoding", "gzip");

  private ReadPath() {}

  /**
   * One thing that is asked for.
   *
   * @param cold whether it is also asked of a server without a cache
   */
  private record Case(String name, String path, Map<String, String> headers, boolean cold) {}

  /** One who answers. */
  private record Candidate(String name, int port, Meter meter) {}

  /** What one turn came to. */
  private record Turn(Load.Seen seen, double cpuMicros, double allocated) {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
    List<Process> others = new ArrayList<>();
    try (ServerProcess hot = server("67108864");
        ServerProcess cold = server("0")) {
      fill(hot.api());
      fill(cold.api());
      List<Case> cases = cases(hot.port());
      int barePort = freePort();
      others.add(bareJetty(barePort, hot.port(), cases));
      List<Candidate> candidates = new ArrayList<>();
      candidates.add(new Candidate("samizdat", hot.port(), Meter.ofJava(hot.pid())));
      candidates.add(new Candidate("bare Jetty", barePort, Meter.ofJava(others.get(0).pid())));
      Nginx.start(hot.port(), cases.stream().map(Case::path).distinct().toList())
          .ifPresent(
              nginx -> {
                others.add(nginx.process());
                Meter meter = Meter.of(nginx.process().pid());
                candidates.add(new Candidate("nginx", nginx.port(), meter));
              });
      candidates.add(new Candidate("no cache", cold.port(), Meter.ofJava(cold.pid())));
      Map<String, List<Turn>> turns = measure(cases, candidates, rounds, seconds);
      report(cases, candidates, turns);
    } finally {
      others.forEach(Process::destroyForcibly);
    }
    straightSql();
    System.exit(0);
  }

  private static ServerProcess server(String cacheBytes) {
    Map<String, String> settings = new LinkedHashMap<>(TestDatabase.fresh(false));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    settings.put("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");
    settings.put("SAMIZDAT_CACHE_BYTES", cacheBytes);
    return ServerProcess.start(settings, List.of("-Xmx1g"));
  }

  private static void fill(Api api) {
    Api staff = api.withToken(SamizdatServer.ADMIN_TOKEN);
    Desk desk = new Desk(staff);
    desk.liveBlog(BLOG);
    for (int i = 0; i < ARTICLES; i++) {
      desk.article("article-" + i);
    }
    for (int i = 0; i < UPDATES; i++) {
      desk.update(BLOG, PARAGRAPH.repeat(4));
    }
    for (int i = 0; i < COMMENTS; i++) {
      String comment = "{\"authorName\": \"Reader\", \"body\": \"Solidarity %d.\"}".formatted(i);
      String id = api.post("/v1/articles/" + BLOG + "/comments", comment).expect(202).at("/id");
      staff.ifMatch("*").post("/v1/admin/comments/" + id + "/approve").expect(200);
    }
    staff
        .ifMatch("*")
        .patch(
            "/v1/admin/articles/" + staff.get("/v1/articles/" + BLOG).at("/id"),
            "{\"body\": \"%s\"}".formatted(PARAGRAPH.repeat(30)))
        .expect(200);
  }

  private static List<Case> cases(int port) throws Exception {
    String article = "/v1/articles/" + BLOG;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String month = "/v1/calendar/%d/%02d".formatted(today.getYear(), today.getMonthValue());
    String etag = get(port, article).headers().firstValue("ETag").orElseThrow();
    return List.of(
        new Case("article", article, Map.of(), true),
        new Case("article, gzip", article, GZIP, true),
        new Case("article, 304", article, Map.of("If-None-Match", etag), false),
        new Case("updates, gzip", article + "/updates", GZIP, true),
        new Case("list, gzip", "/v1/articles", GZIP, true),
        new Case("comments, gzip", article + "/comments", GZIP, true),
        new Case("month, gzip", month, GZIP, true));
  }

  private static HttpResponse<byte[]> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process bareJetty(int port, int recordFrom, List<Case> cases) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-cp",
                "target/samizdat.jar:target/test-classes",
                BareJetty.class.getName(),
                Integer.toString(port),
                "http://localhost:" + recordFrom));
    cases.stream().map(Case::path).distinct().forEach(line::add);
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await(port, cases.get(0).path());
    return process;
  }

  static void await(int port, String path) throws Exception {
    for (int i = 0; i < 100; i++) {
      try {
        if (get(port, path).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not yet
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("nobody answers on port " + port);
  }

  private static Map<String, List<Turn>> measure(
      List<Case> cases, List<Candidate> candidates, int rounds, int seconds) throws Exception {
    Map<String, List<Turn>> turns = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) { // the first warms up
      for (Case each : cases) {
        for (Candidate candidate : candidates) {
          if (candidate.name().equals("no cache") && !each.cold()) {
            continue;
          }
          Turn turn = turn(each, candidate, seconds);
          if (round >= 0) {
            turns
                .computeIfAbsent(each.name() + "/" + candidate.name(), key -> new ArrayList<>())
                .add(turn);
          }
        }
      }
      System.out.printf("round %d of %d is over%n", round + 1, rounds);
    }
    return turns;
  }

  private static Turn turn(Case what, Candidate who, int seconds) throws Exception {
    double cpu = who.meter().cpuMicros();
    double allocated = who.meter().allocatedBytes();
    Load.Seen seen =
        Load.on("http://127.0.0.1:" + who.port() + what.path(), what.headers(), seconds);
    return new Turn(
        seen,
        (who.meter().cpuMicros() - cpu) / seen.requests(),
        (who.meter().allocatedBytes() - allocated) / seen.requests());
  }

  private static void report(
      List<Case> cases, List<Candidate> candidates, Map<String, List<Turn>> turns)
      throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%n%-16s %-11s %10s %8s %8s %9s %9s %8s %8s%n",
        "",
        "",
        "req/s",
        "p50 us",
        "p99 us",
        "CPU us",
        "to bare",
        "alloc B",
        "bytes");
    Chart chart = new Chart();
    for (Case each : cases) {
      List<Turn> bare = turns.get(each.name() + "/bare Jetty");
      for (Candidate candidate : candidates) {
        List<Turn> its = turns.get(each.name() + "/" + candidate.name());
        if (its == null) {
          continue;
        }
        double[] ratios = new double[its.size()];
        for (int i = 0; i < ratios.length; i++) {
          ratios[i] = its.get(i).cpuMicros() / bare.get(i).cpuMicros();
        }
        double cpu = median(its.stream().mapToDouble(Turn::cpuMicros).toArray());
        double ratio = median(ratios);
        chart.add(each.name(), candidate.name(), cpu, ratio);
        System.out.printf(
            Locale.ROOT,
            "%-16s %-11s %,10.0f %,8.0f %,8.0f %9.1f %9.2f %,8.0f %,8.0f%n",
            each.name(),
            candidate.name(),
            median(its.stream().mapToDouble(turn -> turn.seen().perSecond()).toArray()),
            median(its.stream().mapToDouble(turn -> turn.seen().p50Micros()).toArray()),
            median(its.stream().mapToDouble(turn -> turn.seen().p99Micros()).toArray()),
            cpu,
            ratio,
            median(its.stream().mapToDouble(Turn::allocated).toArray()),
            median(its.stream().mapToDouble(turn -> turn.seen().bytes()).toArray()));
      }
    }
    Files.writeString(CHART, chart.svg());
    System.out.println("drawn: " + CHART);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The statements of each answer, without a server around them. */
  private static void straightSql() throws Exception {
    SamizdatServer server = new SamizdatServer().with("SAMIZDAT_CACHE_BYTES", "0");
    server.with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");
    TestDatabase.fresh(false).forEach(server::with);
    server.start();
    fill(server.anonymous());
    System.out.println();
    for (Case each : cases(server.port())) {
      if (each.cold() && !each.name().equals("article")) {
        SqlRecorder sql = new SqlRecorder();
        Database database = server.ownDatabase();
        database.jdbi().setSqlLogger(sql);
        get(server.port(), each.path());
        database.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        System.out.printf(
            Locale.ROOT,
            "%-16s %d statements straight to H2: %.1f us of CPU%n",
            each.name().replace(", gzip", ""),
            sql.said().size(),
            StraightSql.cpuMicros(database, sql.said()));
      }
    }
    server.stop();
  }
}
