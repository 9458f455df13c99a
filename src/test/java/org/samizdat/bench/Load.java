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
  private static final int CONNECTIONS = 32;
  private static final String SCRIPT = "src/test/resources/bench/report.lua";
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
   */
  record Seen(long requests, double perSecond, double bytes, long p50Micros, long p99Micros) {}

  /**
   * Asks as fast as it is answered.
   *
   * @throws IllegalStateException when wrk is not there, or anything but 2xx and 3xx was answered
   */
  static Seen on(String url, Map<String, String> headers, int seconds) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "-s", SCRIPT));
    headers.forEach((name, value) -> line.addAll(List.of("-H", name + ": " + value)));
    line.add(url);
    Process process;
    try {
      process = new ProcessBuilder(line).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IllegalStateException("wrk is not installed (Debian: apt install wrk)", e);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher found = MEASURED.matcher(output);
    if (process.waitFor() != 0 || !found.find() || Long.parseLong(found.group(6)) > 0) {
      throw new IllegalStateException(
          "wrk could not measure %s from %s:\n%s"
              .formatted(url, Path.of("").toAbsolutePath(), output));
    }
    long requests = Long.parseLong(found.group(1));
    return new Seen(
        requests,
        requests * 1e6 / Long.parseLong(found.group(2)),
        Long.parseLong(found.group(3)) / (double) requests,
        Long.parseLong(found.group(4)),
        Long.parseLong(found.group(5)));
  }
}
