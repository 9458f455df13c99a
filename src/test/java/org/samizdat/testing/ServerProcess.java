package org.samizdat.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar in a process of its own, on loopback, as an operator runs it. */
public final class ServerProcess implements AutoCloseable {
  private static final String JAR = System.getProperty("samizdat.jar", "target/samizdat.jar");
  private static final Duration START = Duration.ofSeconds(40);
  private static final Path OPTIONS =
      Path.of(JAR.replaceAll("\\.jar$", ".options")).toAbsolutePath();
  private static final List<String> QUICK_START =
      List.of(asDocumented().get(0), "-XX:TieredStopAtLevel=1");

  private final Process process;
  private final Path output;
  private final int port;
  private final int adminPort;

  private ServerProcess(Process process, Path output, int port, int adminPort) {
    this.process = process;
    this.output = output;
    this.port = port;
    this.adminPort = adminPort;
  }

  /** The options of the README, with which it starts sooner. */
  public static List<String> asDocumented() {
    return List.of("@" + OPTIONS);
  }

  /** Starts a command with these settings and nothing else of the environment's. */
  public static ServerProcess run(Map<String, String> settings, String... command) {
    return run(QUICK_START, settings, command);
  }

  private static ServerProcess run(
      List<String> options, Map<String, String> settings, String... command) {
    try {
      String chosen = settings.get("SAMIZDAT_PORT");
      boolean given = chosen != null && chosen.matches("[0-9]{1,5}");
      int port = given ? Integer.parseInt(chosen) : freePort();
      Path output = Files.createTempFile("samizdat", ".log");
      List<String> line = new ArrayList<>();
      line.add(ProcessHandle.current().info().command().orElse("java"));
      line.addAll(options);
      line.addAll(List.of("-jar", Path.of(JAR).toAbsolutePath().toString()));
      line.addAll(List.of(command));
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .directory(Files.createTempDirectory("samizdat-run").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("SAMIZDAT_"));
      builder.environment().put("SAMIZDAT_PORT", Integer.toString(port));
      builder.environment().put("SAMIZDAT_ADMIN_PORT", Integer.toString(freePort()));
      builder.environment().putAll(settings);
      int adminPort = Integer.parseInt(builder.environment().get("SAMIZDAT_ADMIN_PORT"));
      return new ServerProcess(builder.start(), output, port, adminPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server and waits until it answers. */
  public static ServerProcess start(Map<String, String> settings) {
    return start(settings, QUICK_START, "server");
  }

  /**
   * The same with other options of the virtual machine.
   *
   * @param command none for that which starts the server
   */
  public static ServerProcess start(
      Map<String, String> settings, List<String> options, String... command) {
    ServerProcess server = run(options, settings, command);
    Instant patience = Instant.now().plus(START);
    while (!server.answers()) {
      if (Instant.now().isAfter(patience) || !server.process.isAlive()) {
        server.kill();
        throw new AssertionError("the server did not start:\n" + server.output());
      }
      pause();
    }
    return server;
  }

  private static void pause() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try {
      return api().get("/v1").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public Api api() {
    return new Api("http://localhost:" + port);
  }

  public int port() {
    return port;
  }

  /** Of what the operator sees: health and metrics. */
  public int adminPort() {
    return adminPort;
  }

  public long pid() {
    return process.pid();
  }

  /** Everything that it has printed. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    waitFor(Duration.ofSeconds(20));
  }

  /** Ends it as {@code kill} does; returns how long that took. */
  public Duration stop() {
    Instant begun = Instant.now();
    process.destroy();
    waitFor(Duration.ofSeconds(30));
    return Duration.between(begun, Instant.now());
  }

  /** Waits for the end and returns the exit code. */
  public int waitFor(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the process did not end:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
