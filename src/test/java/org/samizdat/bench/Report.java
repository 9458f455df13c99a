package org.samizdat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.eclipse.jetty.util.Jetty;

/** Medians of all turns, each compared with those of bare Jetty in the same round. */
final class Report {
  private static final Path DRAWN = Path.of("target/read-path.svg");
  private static final Path PUBLISHED = Path.of("src/test/resources/bench/read-path.svg");

  private final Map<String, Map<String, List<Candidate.Turn>>> turns = new LinkedHashMap<>();

  void add(String asked, String candidate, Candidate.Turn turn) {
    turns
        .computeIfAbsent(asked, key -> new LinkedHashMap<>())
        .computeIfAbsent(candidate, key -> new ArrayList<>())
        .add(turn);
  }

  /**
   * Prints a table that can be pasted into Markdown, and draws the picture.
   *
   * @param published whether the picture is that of the README
   */
  void print(boolean published) throws IOException {
    Chart chart = new Chart();
    System.out.printf("%n%s%n%n", machine());
    System.out.println(
        "| | | answers/s | × bare | p50 µs | p99 µs | CPU µs | × bare | heap B | sent B |");
    System.out.println("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    turns.forEach(
        (asked, its) ->
            its.forEach(
                (candidate, all) -> {
                  List<Candidate.Turn> bare = its.get(BareJetty.NAME);
                  double cpu = median(all, Candidate.Turn::cpuMicros);
                  chart.add(asked, candidate, cpu);
                  System.out.printf(
                      Locale.ROOT,
                      "| %s | %s | %,.0f | %.2f | %,.0f | %,.0f | %.1f | %.2f | %s | %s |%n",
                      asked,
                      candidate,
                      median(all, Candidate.Turn::perSecond),
                      ratio(all, bare, Candidate.Turn::perSecond),
                      median(all, Candidate.Turn::p50Micros),
                      median(all, Candidate.Turn::p99Micros),
                      cpu,
                      ratio(all, bare, Candidate.Turn::cpuMicros),
                      whole(median(all, Candidate.Turn::allocated)),
                      whole(median(all, Candidate.Turn::bytes)));
                }));
    printCold();
    Path picture = published ? PUBLISHED : DRAWN;
    Files.writeString(picture, chart.svg(machine()));
    System.out.println("\ndrawn: " + picture);
  }

  /** What everything around the SQL costs where an answer is made anew. */
  private void printCold() {
    System.out.println();
    turns.forEach(
        (asked, its) -> {
          List<Candidate.Turn> cold = its.get("without cache");
          List<Candidate.Turn> sql = its.get("its SQL alone");
          if (cold != null && sql != null) {
            System.out.printf(
                Locale.ROOT,
                "%s without cache: %.2f × the CPU of its SQL alone%n",
                asked,
                ratio(cold, sql, Candidate.Turn::cpuMicros));
          }
        });
  }

  private static String whole(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%,.0f", value);
  }

  /** The median of what each round's turn is to the other's of that round. */
  private static double ratio(
      List<Candidate.Turn> its, List<Candidate.Turn> others, ToDoubleFunction<Candidate.Turn> of) {
    double[] ratios = new double[its.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = of.applyAsDouble(its.get(i)) / of.applyAsDouble(others.get(i));
    }
    Arrays.sort(ratios);
    return ratios[ratios.length / 2];
  }

  private static double median(List<Candidate.Turn> all, ToDoubleFunction<Candidate.Turn> of) {
    double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String machine() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.replaceFirst(".*: ", ""))
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return "%d cores of %s, Java %s, Jetty %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            Runtime.version().toString(),
            Jetty.VERSION);
  }
}
