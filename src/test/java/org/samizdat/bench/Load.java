package org.samizdat.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load over loopback by wrk, which has to be installed. */
final class Load {
  private static final String SCRIPTS = "src/test/resources/bench/";
  private static final Pattern MEASURED =
      Pattern.compile("measured (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  private Load() {}

  /**
   * What wrk saw.
   *
   * @param requests all that were answered
   * @param perSecond of these
   * @param bytes of one answer, with its headers
   * @param p50Micros median of the time to an answer under this load
   * @param p99Micros its 99th percentile
   * @param errors answers other than 2xx and 3xx, and connections that failed
   */
  record Seen(
      long requests, double perSecond, double bytes, long p50Micros, long p99Micros, long errors) {}

  /** Asks for one thing as fast as it is answered. */
  static Seen on(int port, String path, Map<String, String> headers, int connections, int seconds)
      throws Exception {
    return run("report.lua", port, List.of(path), headers, connections, seconds);
  }

  /** Asks for each of these in turn. */
  static Seen onAll(
      int port, List<String> paths, Map<String, String> headers, int connections, int seconds)
      throws Exception {
    return run("mixed.lua", port, paths, headers, connections, seconds);
  }

  private static Seen run(
      String script,
      int port,
      List<String> paths,
      Map<String, String> headers,
      int connections,
      int seconds)
      throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "10s"));
    line.addAll(List.of("-s", SCRIPTS + script));
    headers.forEach((name, value) -> line.addAll(List.of("-H", name + ": " + value)));
    line.addAll(List.of("http://127.0.0.1:" + port + paths.get(0), "--"));
    line.addAll(paths);
    Process process;
    try {
      process = new ProcessBuilder(line).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IllegalStateException("wrk is not installed (Debian: apt install wrk)", e);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher found = MEASURED.matcher(output);
    if (process.waitFor() != 0 || !found.find()) {
      throw new IllegalStateException(
          "wrk could not measure %s from %s:\n%s"
              .formatted(paths, Path.of("").toAbsolutePath(), output));
    }
    long requests = Long.parseLong(found.group(1));
    return new Seen(
        requests,
        requests * 1e6 / Long.parseLong(found.group(2)),
        Long.parseLong(found.group(3)) / (double) requests,
        Long.parseLong(found.group(4)),
        Long.parseLong(found.group(5)),
        Long.parseLong(found.group(6)));
  }
}
