package org.samizdat.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one address in the tree.
 *
 * @param withdrawn whether a tombstone stands there
 * @param digest of the bytes
 * @param tags by which it is outdated, as in the log of changes
 * @param limit of items that its page was asked for; 0 where that was left to the server
 * @param pages later pages that it leads to
 */
record Entry(
    Address address,
    boolean withdrawn,
    String digest,
    List<String> tags,
    int limit,
    List<Address> pages) {
  private static final int FIELDS = 6;

  String line() {
    return Stream.of(
            address.text(),
            withdrawn ? "410" : "200",
            digest,
            String.join(",", tags),
            Integer.toString(limit),
            pages.stream().map(Address::text).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\t", "", "\n"));
  }

  /** Reads a line; one that was cut off by a kill is no entry. */
  static Iterable<Entry> parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      return List.of();
    }
    return Address.parse(fields[0]).stream()
        .map(
            address ->
                new Entry(
                    address,
                    fields[1].equals("410"),
                    fields[2],
                    list(fields[3]).toList(),
                    Integer.parseInt(fields[4]),
                    list(fields[5]).flatMap(each -> Address.parse(each).stream()).toList()))
        .toList();
  }

  private static Stream<String> list(String text) {
    return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(","));
  }
}
