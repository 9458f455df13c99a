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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * What an answer costs the server: from the cache, also with metrics and a log of all requests;
 * beside a bare Jetty that writes the same bytes and headers, and nginx with the same files where
 * it is installed; made anew each time, and the SQL of that alone. All take turns, so that the
 * machine's moods meet all alike. Needs the packaged jar, and wrk.
 *
 * <p>Arguments: rounds, seconds for each turn, and {@code publish} to draw the picture of the
 * README anew.
 */
public final class ReadPath {
  private static final int ROUNDS = 7;

  /** A candidate is warm when so many turns in a row have made it no cheaper by 3 %. */
  private static final int STEADY_TURNS = 3;

  private static final double CHEAPER = 0.97;

  /** What answers is compiled for good after 50,000 calls: see target/samizdat.options. */
  private static final double ENOUGH_ANSWERS = 200_000;

  private static final int MAX_WARM_UP_TURNS = 100;
  private static final int SECONDS = 3;
  private static final int UPDATES = 30;
  private static final int ARTICLES = 25;
  private static final int COMMENTS = 20;
  private static final String BLOG = "strike";
  private static final String PARAGRAPH =
      "The oil workers of *Zhanaozen* had been on strike for seven months when the police came. ";
  private static final String CACHE = "67108864";
  private static final Map<String, String> GZIP = Map.of("Accept-Encoding", "gzip");
  private static final List<String> MEMORY = List.of("-Xmx1g");

  private ReadPath() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
    List<Candidate> candidates = new ArrayList<>();
    try {
      Report report = new Report();
      List<Candidate.Case> cases = start(candidates);
      measure(cases, candidates, rounds, seconds, report);
      report.print(arguments.length > 2);
      for (Candidate.Case each : cases) {
        StraightSql sql = (StraightSql) candidates.get(candidates.size() - 1);
        if (sql.takes(each)) {
          System.out.printf("%s: %d statements%n", each.name(), sql.statements(each));
        }
      }
    } finally {
      candidates.forEach(Candidate::close);
    }
    System.exit(0);
  }

  /** Starts all that are compared; returns what they are asked for. */
  private static List<Candidate.Case> start(List<Candidate> candidates) throws Exception {
    candidates.add(samizdat("samizdat", CACHE, each -> true));
    int port = ((OverHttp) candidates.get(0)).port();
    List<Candidate.Case> cases = cases();
    List<String> paths = cases.stream().map(Candidate.Case::path).distinct().toList();
    Predicate<Candidate.Case> article = each -> each.path().equals(cases.get(0).path());
    candidates.add(samizdat("with metrics and log", CACHE, article, "server", withLog()));
    candidates.add(bareJetty(port, paths));
    Nginx.start(port, paths).ifPresent(candidates::add);
    candidates.add(samizdat("without cache", "0", each -> !each.known()));
    SamizdatServer own = new SamizdatServer();
    settings("0").forEach(own::with);
    own.start();
    fill(own.anonymous());
    candidates.add(new StraightSql(own));
    return cases;
  }

  private static Candidate samizdat(
      String name, String cacheBytes, Predicate<Candidate.Case> asked, String... command)
      throws Exception {
    Map<String, String> settings = settings(cacheBytes);
    settings.put("SAMIZDAT_MEASURE_HITS", Boolean.toString(command.length > 0));
    List<String> options = new ArrayList<>(ServerProcess.asDocumented());
    options.addAll(MEMORY);
    ServerProcess server = ServerProcess.start(settings, options, command);
    fill(server.api());
    return new OverHttp(name, server.port(), Meter.ofJava(server.pid()), asked, server);
  }

  private static Map<String, String> settings(String cacheBytes) throws Exception {
    Map<String, String> settings = new LinkedHashMap<>(TestDatabase.fresh(false));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    settings.put("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");
    settings.put("SAMIZDAT_CACHE_BYTES", cacheBytes);
    return settings;
  }

  /** Settings of a server that logs every request, as most do. */
  private static String withLog() throws IOException {
    Path folder = Files.createTempDirectory("samizdat-bench");
    Path file = folder.resolve("log.yml");
    Files.writeString(
        file,
        """
        server:
          requestLog:
            type: anonymous
            file: %s/requests.log
        """
            .formatted(folder));
    return file.toString();
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

  private static List<Candidate.Case> cases() {
    String article = "/v1/articles/" + BLOG;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String month = "/v1/calendar/%d/%02d".formatted(today.getYear(), today.getMonthValue());
    return List.of(
        new Candidate.Case("article", article, Map.of(), false),
        new Candidate.Case("article, gzip", article, GZIP, false),
        new Candidate.Case("article, 304", article, Map.of(), true),
        new Candidate.Case("updates, gzip", article + "/updates", GZIP, false),
        new Candidate.Case("list, gzip", "/v1/articles", GZIP, false),
        new Candidate.Case("comments, gzip", article + "/comments", GZIP, false),
        new Candidate.Case("month, gzip", month, GZIP, false));
  }

  private static Candidate bareJetty(int recordFrom, List<String> paths) throws Exception {
    int port = freePort();
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(MEMORY);
    line.addAll(List.of("-cp", "target/samizdat.jar:target/test-classes"));
    line.addAll(List.of(BareJetty.class.getName(), Integer.toString(port)));
    line.add("http://localhost:" + recordFrom);
    line.addAll(paths);
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await(port, paths.get(0));
    Meter meter = Meter.ofJava(process.pid());
    return new OverHttp(BareJetty.NAME, port, meter, each -> true, process::destroyForcibly);
  }

  private static void measure(
      List<Candidate.Case> cases,
      List<Candidate> candidates,
      int rounds,
      int seconds,
      Report report)
      throws Exception {
    for (int round = 0; round <= rounds; round++) {
      for (Candidate.Case each : cases) {
        for (Candidate candidate : candidates) {
          if (!candidate.takes(each)) {
            continue;
          }
          if (round == 0) {
            warmUp(each, candidate, seconds);
          } else {
            report.add(each.name(), candidate.name(), candidate.turn(each, seconds));
          }
        }
      }
      System.out.printf("round %d of %d is over%n", round, rounds);
    }
  }

  /**
   * Asks until the virtual machine has compiled what there is to compile, which for an answer that
   * is made anew takes some hundred thousand of them.
   */
  private static void warmUp(Candidate.Case what, Candidate candidate, int seconds)
      throws Exception {
    double best = Double.MAX_VALUE;
    int steady = 0;
    double answers = 0;
    int turns = 0;
    for (;
        (steady < STEADY_TURNS || answers < ENOUGH_ANSWERS) && turns < MAX_WARM_UP_TURNS;
        turns++) {
      Candidate.Turn turn = candidate.turn(what, seconds);
      answers += turn.perSecond() * seconds;
      double cpu = turn.cpuMicros();
      steady = cpu > best * CHEAPER ? steady + 1 : 0;
      best = Math.min(best, cpu);
    }
    System.out.printf(
        "%s, %s: %.1f us after %d turns%n", what.name(), candidate.name(), best, turns);
  }

  static String etag(int port, String path) throws Exception {
    return get(port, path).headers().firstValue("ETag").orElseThrow();
  }

  static HttpResponse<byte[]> get(int port, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
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
}
