package org.samizdat.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How many follow each article, told so coarsely that nobody can watch a single reader: fewer than
 * ten are none.
 */
final class Presence {
  private static final int LEAST = 10;

  private final Map<UUID, Integer> readers = new HashMap<>();
  private final Map<UUID, Integer> told = new HashMap<>();

  void come(UUID article) {
    readers.merge(article, 1, Integer::sum);
  }

  void leave(UUID article) {
    readers.computeIfPresent(article, (id, count) -> count == 1 ? null : count - 1);
  }

  int of(UUID article) {
    return coarse(readers.getOrDefault(article, 0));
  }

  /** Where the number is another than when this was last asked, the new one. */
  Map<UUID, Integer> news() {
    Map<UUID, Integer> news = new HashMap<>();
    readers.forEach(
        (article, count) -> {
          if (coarse(count) != told.getOrDefault(article, 0)) {
            news.put(article, coarse(count));
          }
        });
    told.keySet().retainAll(readers.keySet());
    told.putAll(news);
    return news;
  }

  /** Rounded down to 10, 20, 50, 100, 200, 500 …; 0 below. */
  static int coarse(int count) {
    if (count < LEAST) {
      return 0;
    }
    int power = LEAST;
    while (power <= count / 10) {
      power *= 10;
    }
    int leading = count / power;
    return power * (leading >= 5 ? 5 : leading >= 2 ? 2 : 1);
  }
}
