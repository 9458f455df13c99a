package org.samizdat.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk, a program of its own, has measured.
 *
 * @param perSecond answers a second
 * @param p50 half of them came within these milliseconds
 * @param p99 99 % of them came within these milliseconds
 * @param errors answers other than 2xx and 3xx, and connections that failed
 */
record Wrk(double perSecond, double p50, double p99, long errors) {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static void require() {
    try {
      new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().getInputStream().close();
    } catch (IOException e) {
      System.err.println("wrk is missing, which makes the load: apt-get install wrk");
      System.exit(2);
    }
  }

  /** Reads these addresses as fast as it can. */
  static Wrk run(int port, int connections, int seconds, String script, List<String> paths)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency",
                "--timeout",
                "10s",
                "-s",
                script,
                "http://localhost:" + port,
                "--"));
    command.addAll(paths);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Wrk(
        Double.parseDouble(find("Requests/sec: +([\\d.]+)", said)),
        millis(find("50% +(\\S+)", said)),
        millis(find("99% +(\\S+)", said)),
        errors(said));
  }

  private static long errors(String said) {
    return said.lines()
        .filter(line -> line.contains("Non-2xx") || line.contains("Socket errors"))
        .flatMap(line -> NUMBER.matcher(line.replace("Non-2xx or 3xx", "")).results())
        .mapToLong(each -> Long.parseLong(each.group()))
        .sum();
  }

  private static double millis(String time) {
    double number = Double.parseDouble(time.replaceAll("[a-z]+$", ""));
    return switch (time.replaceAll("[\\d.]+", "").toLowerCase(Locale.ROOT)) {
      case "us" -> number / 1_000;
      case "ms" -> number;
      default -> number * 1_000;
    };
  }

  private static String find(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("wrk said: " + text);
    }
    return found.group(1);
  }
}
