package org.samizdat.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import org.samizdat.http.BaseUrl;

/** Addresses of the calendar, in the zone and selection of the request. */
record CalendarLinks(BaseUrl base, String query) {
  String all() {
    return base.api() + "/calendar" + query;
  }

  String year(int year) {
    return base.api() + "/calendar/%04d".formatted(year) + query;
  }

  String month(YearMonth month) {
    return base.api()
        + "/calendar/%04d/%02d".formatted(month.getYear(), month.getMonthValue())
        + query;
  }

  String day(LocalDate day) {
    return base.api()
        + "/calendar/%04d/%02d/%02d"
            .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
        + query;
  }
}
