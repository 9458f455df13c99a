package org.samizdat.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of its own that keeps what it has acknowledged, and can be made to go away. */
public final class PostgresProcess implements AutoCloseable {
  private final Path data;
  private final EmbeddedPostgres first;
  private final List<String> command;

  private PostgresProcess(Path data, EmbeddedPostgres first) throws IOException {
    this.data = data;
    this.first = first;
    String line = Files.readString(Path.of("/proc/" + pid() + "/cmdline"));
    List<String> command = new ArrayList<>(List.of(line.split("\0")));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(0, List.of("unshare", "-U")); // for it refuses to run as root
    }
    this.command = List.copyOf(command);
  }

  public static PostgresProcess start() {
    try {
      Path data = Files.createTempDirectory("samizdat-postgres");
      return new PostgresProcess(
          data,
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The SAMIZDAT_… settings of a server on it. */
  public Map<String, String> settings() {
    return Map.of("SAMIZDAT_DATABASE_URL", url(), "SAMIZDAT_DATABASE_USER", "postgres");
  }

  private String url() {
    return "jdbc:postgresql://localhost:" + first.getPort() + "/postgres";
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
  }

  /** Shuts it down as an operator does: whoever is connected is cut off. */
  public void stop() {
    ProcessHandle server = server();
    signal("-INT", List.of(server));
    await(server);
  }

  /** All of it dies at once. */
  public void kill() {
    ProcessHandle server = server();
    signal("-KILL", all(server));
    await(server);
  }

  /** It stands still: connections are taken, and nothing is answered. */
  public void freeze() {
    signal("-STOP", all(server()));
  }

  /** It goes on as if nothing had happened. */
  public void thaw() {
    signal("-CONT", all(server()));
  }

  /** Starts it again where it was, and waits until it answers. */
  public void startAgain() {
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(data.resolve("again.log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Patience.until(this::answers, () -> "PostgreSQL does not start again");
  }

  private boolean answers() {
    try (var connection = DriverManager.getConnection(url(), "postgres", "postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Runs a statement as its administrator. */
  public void execute(String sql) {
    try (var connection = DriverManager.getConnection(url(), "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProcessHandle server() {
    try {
      return ProcessHandle.of(pid()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ProcessHandle> all(ProcessHandle server) {
    List<ProcessHandle> all = new ArrayList<>(List.of(server));
    server.descendants().forEach(all::add);
    return all;
  }

  private static void signal(String signal, List<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(each -> command.add(Long.toString(each.pid())));
    try {
      new ProcessBuilder(command).start().waitFor(); // some may have ended by themselves
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(ProcessHandle server) {
    try {
      server.onExit().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("PostgreSQL does not end", e);
    }
  }

  @Override
  public void close() {
    if (Files.exists(data.resolve("postmaster.pid"))) {
      kill();
    }
    try {
      first.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
