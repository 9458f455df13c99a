package org.samizdat.calendar;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The whole archive: years and months in which there is something, newest first. */
record CalendarView(
    String timeZone, Optional<String> language, Optional<String> topic, List<Year> years) {

  /** A year with its months. */
  record Year(
      int year, int articles, int updates, int events, String url, List<MonthCount> months) {}

  /** A month and how much is in it. */
  record MonthCount(int month, int articles, int updates, int events, String url) {
    static MonthCount of(YearMonth month, Counts counts, CalendarLinks links) {
      return new MonthCount(
          month.getMonthValue(),
          counts.articles(),
          counts.updates(),
          counts.events(),
          links.month(month));
    }
  }

  static CalendarView of(
      CalendarFilter filter, NavigableMap<YearMonth, Counts> months, CalendarLinks links) {
    Map<Integer, List<Map.Entry<YearMonth, Counts>>> years =
        new TreeMap<>(java.util.Comparator.reverseOrder());
    months
        .descendingMap()
        .entrySet()
        .forEach(
            month ->
                years
                    .computeIfAbsent(month.getKey().getYear(), year -> new ArrayList<>())
                    .add(month));
    return new CalendarView(
        filter.zone().getId(),
        filter.language(),
        filter.topic(),
        years.entrySet().stream()
            .map(each -> year(each.getKey(), each.getValue(), links))
            .toList());
  }

  private static Year year(
      int year, List<Map.Entry<YearMonth, Counts>> months, CalendarLinks links) {
    Counts total = months.stream().map(Map.Entry::getValue).reduce(Counts.NONE, Counts::plus);
    return new Year(
        year,
        total.articles(),
        total.updates(),
        total.events(),
        links.year(year),
        months.stream().map(each -> MonthCount.of(each.getKey(), each.getValue(), links)).toList());
  }
}
