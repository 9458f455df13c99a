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
  static ImportSummary empty() {
    return new ImportSummary(new TreeMap<>(), new TreeMap<>(), 0);
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
}
