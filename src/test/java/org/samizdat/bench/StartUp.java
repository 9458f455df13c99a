package org.samizdat.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * How long the packaged server takes from its start command to its first answer, on a database that
 * exists, with the archive of classes and without, one after the other. Argument: how many starts
 * of each.
 */
public final class StartUp {
  private final Map<String, String> settings = TestDatabase.fresh(false);

  private StartUp() {}

  public static void main(String[] arguments) {
    int starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
    new StartUp().measure(starts);
    System.exit(0);
  }

  private void measure(int starts) {
    start(List.of()); // makes the database, with the sample
    List<Start> plain = new ArrayList<>();
    List<Start> archived = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      plain.add(start(List.of()));
      archived.add(start(ServerProcess.asDocumented()));
    }
    Start without = print("without the archive", plain);
    Start with = print("with it", archived);
    System.out.printf(
        "ratio: time %.2f, CPU %.2f%n",
        with.seconds() / without.seconds(), with.cpuSeconds() / without.cpuSeconds());
  }

  private Start start(List<String> options) {
    long begun = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(settings, options)) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      Duration cpu =
          ProcessHandle.of(server.pid())
              .flatMap(process -> process.info().totalCpuDuration())
              .orElseThrow();
      server.stop();
      return new Start(seconds, cpu.toMillis() / 1e3);
    }
  }

  private static Start print(String name, List<Start> starts) {
    Start median =
        new Start(
            median(starts.stream().mapToDouble(Start::seconds).toArray()),
            median(starts.stream().mapToDouble(Start::cpuSeconds).toArray()));
    System.out.printf(
        "%-20s first answer after %.2f s, CPU %.2f s (medians of %d)%n",
        name, median.seconds(), median.cpuSeconds(), starts.size());
    return median;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private record Start(double seconds, double cpuSeconds) {}
}
