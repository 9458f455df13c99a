package org.samizdat.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * In which zone days begin, and what is counted.
 *
 * @param language BCP 47; all languages when absent
 * @param topic slug; all topics when absent
 */
record CalendarFilter(ZoneId zone, Optional<String> language, Optional<String> topic) {
  /** The first instant of a day, which is not midnight where clocks go forward then. */
  Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  Instant start(YearMonth month) {
    return start(month.atDay(1));
  }

  LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, zone);
  }
}
