package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Gathers what was not carried: all of it goes to whoever listens, the sum stays. */
public final class Report {
  private static final int EXAMPLES = 3;
  private static final int MAX_REASONS = 500;

  private final Consumer<String> lines;
  private final Map<String, Sum> sums = new TreeMap<>();
  private long count;

  /** How often something happened, and the first places. */
  private static final class Sum {
    private long count;
    private final List<String> examples = new ArrayList<>();
  }

  /**
   * @param lines gets one line for each thing: place, what, and why, with tabs between
   */
  public Report(Consumer<String> lines) {
    this.lines = lines;
  }

  void left(Left left) {
    String what = Words.cut(Cleaned.words(left.what()).replaceAll("\\s+", " "), 80);
    lines.accept("%s\t%s\t%s".formatted(left.place(), what, left.why()));
    count++;
    boolean room = sums.size() < MAX_REASONS;
    Sum sum = sums.computeIfAbsent(room ? left.why() : "other reasons", why -> new Sum());
    sum.count++;
    if (sum.examples.size() < EXAMPLES) {
      sum.examples.add("%s (%s)".formatted(what, left.place()));
    }
  }

  /** How many things. */
  public long count() {
    return count;
  }

  /** One line for each reason, with the first few places. */
  public List<String> summary() {
    return sums.entrySet().stream()
        .map(
            each ->
                "%6d × %s: %s%s"
                    .formatted(
                        each.getValue().count,
                        each.getKey(),
                        String.join(", ", each.getValue().examples),
                        each.getValue().count > EXAMPLES ? ", …" : ""))
        .toList();
  }
}
