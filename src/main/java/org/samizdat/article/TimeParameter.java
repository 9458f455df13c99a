package org.samizdat.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.problem.ProblemException;

/** The {@code from} and {@code to} parameters of lists: an instant, or a day in the site's zone. */
public final class TimeParameter {
  private static final int DATE_LENGTH = 10;

  /** RFC 3339 has four digits for the year. */
  private static final Instant EARLIEST = Instant.parse("0000-12-31T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private TimeParameter() {}

  /** An instant, or the start of a day. */
  public static Optional<Instant> start(String name, @Nullable String text, ZoneId zone) {
    return Optional.ofNullable(text).map(given -> time(name, given, zone, 0));
  }

  /** An instant, or the end of a day, which it takes in whole. */
  public static Optional<Instant> end(String name, @Nullable String text, ZoneId zone) {
    return Optional.ofNullable(text).map(given -> time(name, given, zone, 1));
  }

  private static Instant time(String name, String text, ZoneId zone, int daysAfter) {
    try {
      Instant time =
          text.length() > DATE_LENGTH
              ? OffsetDateTime.parse(text.replace(' ', '+')).toInstant()
              : LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(zone).toInstant();
      if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw ProblemException.invalidParameter(
        name, "must be a date such as 2011-12-16 or a time such as 2011-12-16T17:54:00Z");
  }
}
