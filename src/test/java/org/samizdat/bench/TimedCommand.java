package org.samizdat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of the packaged jar, which says how long it took and how much memory it had. */
final class TimedCommand {
  private static final String JAR = System.getProperty("samizdat.jar", "target/samizdat.jar");

  private final Path folder;
  private final List<String> options;

  /**
   * @param folder where its output goes
   * @param options of the virtual machine
   */
  TimedCommand(Path folder, String... options) {
    this.folder = folder;
    this.options = List.of(options);
  }

  /** Runs it, prints how long it took and the most memory that it had, and returns its output. */
  String run(String name, int expectedExit, Map<String, String> settings, String... arguments)
      throws Exception {
    List<String> line = new ArrayList<>(List.of("java"));
    line.addAll(options);
    line.addAll(List.of("-jar", JAR));
    line.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(settings);
    Instant begun = Instant.now();
    Process process = builder.start();
    String peak = "";
    while (process.isAlive()) {
      String now = peak(process.pid());
      peak = now.isEmpty() ? peak : now;
      Thread.sleep(50);
    }
    Duration took = Duration.between(begun, Instant.now());
    System.out.printf(
        "%-32s %7.1f s   %s resident at most%n", name, took.toMillis() / 1000.0, peak);
    String said = Files.readString(output);
    if (process.exitValue() != expectedExit) {
      throw new AssertionError(said);
    }
    return said;
  }

  private static String peak(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(each -> each.startsWith("VmHWM:"))
          .map(each -> each.substring(6).strip())
          .findFirst()
          .orElse("");
    } catch (IOException | UncheckedIOException e) {
      return ""; // it has just ended
    }
  }
}
