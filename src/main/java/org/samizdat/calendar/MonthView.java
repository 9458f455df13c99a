package org.samizdat.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A month as a page shows it: weeks of seven cells, blank before the first day and after the last.
 *
 * @param weekStart first day of a week
 * @param leadingBlanks cells before the first day, 0..6
 * @param trailingBlanks cells after the last day, 0..6
 */
record MonthView(
    int year,
    int month,
    String timeZone,
    Optional<String> language,
    Optional<String> topic,
    DayOfWeek weekStart,
    int leadingBlanks,
    int trailingBlanks,
    int articles,
    int updates,
    int events,
    List<List<Cell>> weeks,
    Optional<Neighbour> previous,
    Optional<Neighbour> next,
    MonthLinks links) {
  private static final int WEEK = 7;

  /** A day of the month, or a blank, which has nothing else. */
  record Cell(
      boolean blank,
      Optional<LocalDate> date,
      Optional<Integer> day,
      Optional<Integer> articles,
      Optional<Integer> updates,
      Optional<Integer> events,
      Optional<String> url) {
    private static final Cell BLANK =
        new Cell(
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static Cell of(LocalDate date, Counts counts, CalendarLinks links) {
      return new Cell(
          false,
          Optional.of(date),
          Optional.of(date.getDayOfMonth()),
          Optional.of(counts.articles()),
          Optional.of(counts.updates()),
          Optional.of(counts.events()),
          Optional.of(links.day(date)));
    }
  }

  /** The nearest month on that side in which there is something. */
  record Neighbour(int year, int month, String url) {
    static Neighbour of(LocalDate day, CalendarLinks links) {
      return new Neighbour(day.getYear(), day.getMonthValue(), links.month(YearMonth.from(day)));
    }
  }

  /** Where to go from here. */
  record MonthLinks(String self, String year, String calendar) {}

  static MonthView of(
      YearMonth month,
      CalendarFilter filter,
      DayOfWeek weekStart,
      Contents contents,
      Optional<LocalDate> previous,
      Optional<LocalDate> next,
      CalendarLinks links) {
    int leading = Math.floorMod(month.atDay(1).getDayOfWeek().compareTo(weekStart), WEEK);
    int trailing = Math.floorMod(-(leading + month.lengthOfMonth()), WEEK);
    Counts total = contents.total();
    return new MonthView(
        month.getYear(),
        month.getMonthValue(),
        filter.zone().getId(),
        filter.language(),
        filter.topic(),
        weekStart,
        leading,
        trailing,
        total.articles(),
        total.updates(),
        total.events(),
        weeks(month, contents.by(day -> day), leading, trailing, links),
        previous.map(day -> Neighbour.of(day, links)),
        next.map(day -> Neighbour.of(day, links)),
        new MonthLinks(links.month(month), links.year(month.getYear()), links.all()));
  }

  private static List<List<Cell>> weeks(
      YearMonth month,
      Map<LocalDate, Counts> days,
      int leading,
      int trailing,
      CalendarLinks links) {
    List<Cell> cells = new ArrayList<>(java.util.Collections.nCopies(leading, Cell.BLANK));
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      LocalDate date = month.atDay(day);
      cells.add(Cell.of(date, days.getOrDefault(date, Counts.NONE), links));
    }
    cells.addAll(java.util.Collections.nCopies(trailing, Cell.BLANK));
    List<List<Cell>> weeks = new ArrayList<>();
    for (int start = 0; start < cells.size(); start += WEEK) {
      weeks.add(List.copyOf(cells.subList(start, start + WEEK)));
    }
    return weeks;
  }
}
