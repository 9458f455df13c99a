package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * The packaged jar as an operator meets it: it starts, stops, and says in one line why it does not
 * start.
 */
class StartUpIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Map<String, String> settings = new HashMap<>(TestDatabase.fresh(false));

  @Test
  void firstStartShowsTheAdminTokenOnceAndLoadsTheSample() {
    String token;
    try (ServerProcess server = ServerProcess.start(settings)) {
      assertThat(server.output()).containsOnlyOnce("The first admin token");
      token = server.output().replaceAll("(?s).*\\n\\s+(sz_\\S+)\\n.*", "$1");
      server.api().withToken(token).get("/v1/admin/tokens").expect(200);
      assertThat(server.api().get("/v1/articles").at("/items/0/slug")).contains("zhanaozen");
      assertThat(server.stop()).isLessThan(Duration.ofSeconds(10));
    }
    try (ServerProcess server = ServerProcess.start(settings)) {
      assertThat(server.output()).doesNotContain("admin token,").doesNotContain(token);
      server.api().withToken(token).get("/v1/admin/tokens").expect(200);
    }
  }

  @Test
  void classesComeFromTheArchiveThatTheBuildMakes() {
    List<String> options = new ArrayList<>(ServerProcess.asDocumented());
    options.add("-Xlog:class+load");
    try (ServerProcess server = ServerProcess.start(settings, options)) {
      List<String> ours =
          server
              .output()
              .lines()
              .filter(line -> line.contains(" org.samizdat.") && !line.contains("$$Lambda"))
              .filter(line -> line.contains(" source: "))
              .toList();
      List<String> archived =
          ours.stream().filter(line -> line.contains("shared objects file (top)")).toList();
      assertThat(archived).as(server.output()).hasSizeGreaterThan(ours.size() * 9 / 10);
      assertThat(archived).anyMatch(line -> line.contains(" org.samizdat.Samizdat "));
    }
  }

  @Test
  void withoutTheArchiveItStartsAllTheSame() {
    try (ServerProcess server =
        ServerProcess.start(settings, List.of("-XX:SharedArchiveFile=nowhere.jsa"))) {
      assertThat(server.output()).doesNotContain("nowhere").doesNotContain("[warning]");
    }
  }

  @Test
  void chosenAdminTokenIsNotPrinted() {
    settings.put("SAMIZDAT_ADMIN_TOKEN", "a-token-of-the-operator");
    try (ServerProcess server = ServerProcess.start(settings)) {
      assertThat(server.output()).doesNotContain("a-token-of-the-operator");
      server.api().withToken("a-token-of-the-operator").get("/v1/admin/tokens").expect(200);
    }
  }

  @Test
  void takenPortIsToldInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      settings.put("SAMIZDAT_PORT", Integer.toString(taken.getLocalPort()));
      fails("a port is taken", Integer.toString(taken.getLocalPort()), "SAMIZDAT_PORT");
    }
  }

  @Test
  void lockedDatabaseIsToldInOneLine() {
    try (ServerProcess first = ServerProcess.start(settings)) {
      assertThat(first.port()).isPositive();
      fails("the database cannot be opened", "in use by another process");
    }
  }

  @Test
  void unreachableDatabaseIsToldWithoutItsPassword() {
    settings.put("SAMIZDAT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/news?password=hushhush");
    settings.put("SAMIZDAT_DATABASE_USER", "desk");
    settings.put("SAMIZDAT_DATABASE_PASSWORD", "hushhush");
    String output = fails("the database cannot be opened", "127.0.0.1:1");
    assertThat(output).doesNotContain("hushhush");
  }

  @Test
  void wrongSettingsAreToldWithTheirPlace() throws IOException {
    settings.put("SAMIZDAT_PORT", "abc");
    fails("a setting is wrong", "applicationConnectors.[0].port");
    settings.remove("SAMIZDAT_PORT");

    Path file = Files.createTempFile("settings", ".yml");
    Files.writeString(file, "databse:\n  url: x\n");
    assertThat(run("server", file.toString())).contains(file.toString(), "databse");
    Files.writeString(file, "database:\n  maxConnections: 0\n");
    assertThat(run("server", file.toString())).contains("database.maxConnections");
    assertThat(run("server", "nowhere.yml")).contains("nowhere.yml");
    settings.put("SAMIZDAT_DATABASE_URL", "jdbc:mysql://localhost/news");
    fails("database.url must begin with");
  }

  private String fails(String... said) {
    String output = run("server");
    assertThat(output).contains(said);
    return output;
  }

  /** Runs a command that must fail, with one line and no stack trace. */
  private String run(String... command) {
    try (ServerProcess process = ServerProcess.run(settings, command)) {
      assertThat(process.waitFor(PATIENCE)).as(process.output()).isEqualTo(1);
      assertThat(process.output().lines().filter(line -> line.startsWith("samizdat: "))).hasSize(1);
      assertThat(process.output()).doesNotContain("\tat ");
      return process.output();
    }
  }

  @Test
  void tokensAndSchemaAreManagedFromTheCommandLine() {
    assertThat(succeeds("db", "migrate")).contains("migrations run");
    assertThat(succeeds("db", "status")).contains("articles and updates").contains("Success");
    String token = succeeds("token", "create", "--name", "desk", "--scopes", "content").strip();
    assertThat(token).startsWith("sz_");
    String id = token.split("_")[1];
    assertThat(succeeds("token", "list")).contains(id, "desk", "content", "active");
    succeeds("token", "create", "--name", "boss", "--scopes", "admin");
    succeeds("token", "revoke", id);
    assertThat(succeeds("token", "list")).contains("revoked");
  }

  private String succeeds(String... command) {
    try (ServerProcess process = ServerProcess.run(settings, command)) {
      assertThat(process.waitFor(PATIENCE)).as(process.output()).isZero();
      return process.output();
    }
  }
}
