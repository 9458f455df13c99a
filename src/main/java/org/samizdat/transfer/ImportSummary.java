package org.samizdat.transfer;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the lines of an import, by their type; header and end are not counted.
 *
 * @param added how many are new here
 * @param present how many were here already, and stay as they are here
 * @param refused how many were not taken, each told to the watcher
 */
public record ImportSummary(Map<String, Long> added, Map<String, Long> present, long refused) {
  static final ImportSummary EMPTY = new ImportSummary(Map.of(), Map.of(), 0);

  static ImportSummary ofRefusals(long refused) {
    return new ImportSummary(Map.of(), Map.of(), refused);
  }

  ImportSummary plus(ImportSummary more) {
    return new ImportSummary(
        sum(added, more.added), sum(present, more.present), refused + more.refused);
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new TreeMap<>(one);
    other.forEach((type, count) -> sum.merge(type, count, Long::sum));
    return sum;
  }

  /** Counts by type. */
  static final class Counts {
    private final Map<String, Long> counts = new TreeMap<>();

    void count(String type) {
      counts.merge(type, 1L, Long::sum);
    }

    boolean isEmpty() {
      return counts.isEmpty();
    }

    Map<String, Long> byType() {
      return counts;
    }
  }
}
