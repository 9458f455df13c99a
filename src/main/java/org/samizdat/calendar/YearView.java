package org.samizdat.calendar;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A year with all its twelve months. */
record YearView(
    int year,
    String timeZone,
    Optional<String> language,
    Optional<String> topic,
    int articles,
    int updates,
    int events,
    List<CalendarView.MonthCount> months,
    YearLinks links) {

  /**
   * Where to go from here.
   *
   * @param previous the nearest earlier year in which there is something
   * @param next the nearest later one
   */
  record YearLinks(
      String self, String calendar, Optional<String> previous, Optional<String> next) {}

  static YearView of(
      int year,
      CalendarFilter filter,
      Contents contents,
      Optional<Integer> previous,
      Optional<Integer> next,
      CalendarLinks links) {
    Counts total = contents.total();
    Map<YearMonth, Counts> months = contents.by(YearMonth::from);
    return new YearView(
        year,
        filter.zone().getId(),
        filter.language(),
        filter.topic(),
        total.articles(),
        total.updates(),
        total.events(),
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> YearMonth.of(year, month))
            .map(
                month ->
                    CalendarView.MonthCount.of(
                        month, months.getOrDefault(month, Counts.NONE), links))
            .toList(),
        new YearLinks(
            links.year(year), links.all(), previous.map(links::year), next.map(links::year)));
  }
}
