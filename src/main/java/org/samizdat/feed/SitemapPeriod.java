package org.samizdat.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.samizdat.publication.Slot;

/** A stretch of the archive that has a sitemap of its own: a month or a day of UTC. */
record SitemapPeriod(LocalDate start, LocalDate end) {
  private static final int MONTH_LENGTH = "2011-12".length();

  /** The period of this name, such as {@code 2011-12} or {@code 2011-12-16}. */
  static Optional<SitemapPeriod> parse(String name) {
    try {
      if (name.length() == MONTH_LENGTH) {
        YearMonth month = YearMonth.parse(name);
        return Optional.of(new SitemapPeriod(month.atDay(1), month.plusMonths(1).atDay(1)));
      }
      LocalDate day = LocalDate.parse(name);
      return Optional.of(new SitemapPeriod(day, day.plusDays(1)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The names of the months in which something was published, latest first; a month with more than
   * so many articles is told by its days.
   *
   * @param days what was published by days of UTC
   */
  static List<String> names(List<Slot> days, int limit) {
    TreeMap<YearMonth, List<Slot>> months = new TreeMap<>(Comparator.reverseOrder());
    days.stream()
        .filter(day -> day.articles() > 0)
        .sorted(Comparator.comparing(Slot::start).reversed())
        .forEach(
            day ->
                months
                    .computeIfAbsent(YearMonth.from(date(day)), month -> new ArrayList<>())
                    .add(day));
    List<String> names = new ArrayList<>();
    months.forEach(
        (month, itsDays) -> {
          if (itsDays.stream().mapToInt(Slot::articles).sum() <= limit) {
            names.add(month.toString());
          } else {
            itsDays.forEach(day -> names.add(date(day).toString()));
          }
        });
    return names;
  }

  private static LocalDate date(Slot day) {
    return LocalDate.ofInstant(day.start(), ZoneOffset.UTC);
  }

  Instant from() {
    return start.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  Instant to() {
    return end.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
