package org.samizdat.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

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

  static CalendarView of(CalendarFilter filter, Contents contents, CalendarLinks links) {
    NavigableMap<YearMonth, Counts> months = contents.by(YearMonth::from).descendingMap();
    return new CalendarView(
        filter.zone().getId(),
        filter.language(),
        filter.topic(),
        contents.by(LocalDate::getYear).descendingMap().entrySet().stream()
            .map(year -> year(year.getKey(), year.getValue(), months, links))
            .toList());
  }

  private static Year year(
      int year, Counts total, NavigableMap<YearMonth, Counts> months, CalendarLinks links) {
    return new Year(
        year,
        total.articles(),
        total.updates(),
        total.events(),
        links.year(year),
        months.subMap(YearMonth.of(year, 12), true, YearMonth.of(year, 1), true).entrySet().stream()
            .map(each -> MonthCount.of(each.getKey(), each.getValue(), links))
            .toList());
  }
}
