package org.samizdat.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address of the API that has a place in the tree. Of queries only those have one that choose
 * what is listed, or a page of it; a file name holds nothing that a FAT file system or an object
 * store would refuse.
 *
 * @param path such as {@code /v1/articles}
 * @param query such as {@code topic=oil&cursor=X}, in the order of {@link #PARAMETERS}; may be
 *     empty
 */
record Address(String path, String query) {
  private static final List<String> PARAMETERS = List.of("topic", "language", "cursor");
  private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_.-]*";
  private static final Pattern PATH =
      Pattern.compile("(?:/\\.well-known)?(?:/%s)+".formatted(SEGMENT));
  private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=([A-Za-z0-9_-]+)");
  private static final Pattern ENDING = Pattern.compile("(.*/[^/]*[^/.]+)(\\.[a-z]+)");
  private static final Pattern THING =
      Pattern.compile(
          "/v1/(?:articles|updates|comments|events|corrections|donation-appeals)/[^/.]+");

  static Address of(String path) {
    return new Address(path, "");
  }

  /** The address with these path and query; empty where the tree has no place for it. */
  static Optional<Address> parse(String pathAndQuery) {
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    return PATH.matcher(path).matches()
        ? query(mark < 0 ? "" : pathAndQuery.substring(mark + 1)).map(q -> new Address(path, q))
        : Optional.empty();
  }

  private static Optional<String> query(String text) {
    Map<Integer, String> parts = new TreeMap<>();
    for (String each : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      Matcher parameter = PARAMETER.matcher(each);
      int place = parameter.matches() ? PARAMETERS.indexOf(parameter.group(1)) : -1;
      if (place < 0 || parts.put(place, each) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(String.join("&", parts.values()));
  }

  /** The same list from the beginning, or narrowed down: the query is replaced. */
  Address with(String parameter, String value) {
    return parse(path + "?" + (query.isEmpty() ? "" : query + "&") + parameter + "=" + value)
        .orElseThrow(() -> new IllegalArgumentException(parameter + "=" + value));
  }

  Address below(String ending) {
    return new Address(path + ending, query);
  }

  boolean isLaterPage() {
    return query.contains("cursor=");
  }

  /** Whether it is that of a single thing, which leaves a tombstone. */
  boolean isThing() {
    return query.isEmpty() && THING.matcher(path).matches();
  }

  /** Path and query, as a client sends them. */
  String text() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /**
   * Where its answer is in the tree: {@code v1/articles/index@cursor=X.json}, {@code
   * v1/feed@language=en.atom}. What has no ending is a folder, because other addresses are below
   * it.
   */
  String file() {
    String chosen =
        query.isEmpty()
            ? ""
            : List.of(query.split("&")).stream().map("@"::concat).collect(Collectors.joining());
    Matcher ending = ENDING.matcher(path);
    if (ending.matches()) {
      return ending.group(1).substring(1) + chosen + ending.group(2);
    }
    return path.startsWith("/.well-known/")
        ? path.substring(1)
        : path.substring(1) + "/index" + chosen + ".json";
  }

  /** Where it says that the thing was withdrawn. */
  String tombstone() {
    return path.substring(1) + "/gone.json";
  }
}
