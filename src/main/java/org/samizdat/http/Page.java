package org.samizdat.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a page stands in its list.
 *
 * @param next cursor of the page after this one
 * @param previous cursor of the page before this one, where a page can be entered in the middle
 * @param hasMore whether a page follows
 */
public record Page(Optional<String> next, Optional<String> previous, boolean hasMore) {

  /**
   * A list read with one item more than asked for, cut to size.
   *
   * @param items the items that are shown
   */
  public record Cut<T>(List<T> items, Page page) {

    public <V> Cut<V> map(Function<T, V> view) {
      return new Cut<>(items.stream().map(view).toList(), page);
    }

    /** The same where it takes less to show all of them together. */
    public <V> Cut<V> mapAll(Function<List<T>, List<V>> views) {
      return new Cut<>(views.apply(items), page);
    }
  }

  /** Cuts {@code found}, which holds up to {@code limit + 1} items, and makes the next cursor. */
  public static <T> Cut<T> cut(List<T> found, int limit, Function<T, String> cursor) {
    boolean more = found.size() > limit;
    List<T> shown = more ? found.subList(0, limit) : found;
    Optional<String> next =
        more ? Optional.of(cursor.apply(shown.get(limit - 1))) : Optional.empty();
    return new Cut<>(List.copyOf(shown), new Page(next, Optional.empty(), more));
  }
}
