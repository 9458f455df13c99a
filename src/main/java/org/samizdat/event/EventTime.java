package org.samizdat.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.IanaZones;

/**
 * When an event takes place.
 *
 * @param start the first instant
 * @param end the first instant after it; the start itself where no end is known
 * @param hasEnd whether an end was given
 */
record EventTime(boolean allDay, Instant start, Instant end, boolean hasEnd, ZoneId zone) {
  /**
   * How long an event may last: five years. It bounds how far back a list looks for those that go
   * on.
   */
  static final Duration LONGEST = Duration.ofDays(1830);

  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9998;

  /**
   * Reads what an editor wrote; a time that does not exist, or an end before the start, is a
   * problem that names the field.
   */
  static EventTime of(EventContent content, ZoneId siteZone) {
    ZoneId zone = content.timeZone().map(EventTime::zone).orElse(siteZone);
    return content.allDay() ? days(content, zone) : times(content, zone);
  }

  private static ZoneId zone(String name) {
    return IanaZones.find(name)
        .orElseThrow(
            () ->
                ProblemException.invalidContent(
                    "/timeZone", "must be the name of a zone (IANA), such as Asia/Almaty"));
  }

  private static EventTime days(EventContent content, ZoneId zone) {
    refuse(content.startsAt(), "/startsAt", "an all-day event has startsOn");
    refuse(content.endsAt(), "/endsAt", "an all-day event has endsOn");
    LocalDate first = day(content.startsOn().orElseThrow(() -> required("/startsOn")), "/startsOn");
    LocalDate last = content.endsOn().map(text -> day(text, "/endsOn")).orElse(first);
    if (last.isBefore(first)) {
      throw ProblemException.invalidContent("/endsOn", "must not be before startsOn");
    }
    return bounded(
        new EventTime(
            true,
            first.atStartOfDay(zone).toInstant(),
            last.plusDays(1).atStartOfDay(zone).toInstant(),
            true,
            zone),
        "/endsOn");
  }

  private static EventTime times(EventContent content, ZoneId zone) {
    refuse(content.startsOn(), "/startsOn", "is for all-day events; say allDay: true");
    refuse(content.endsOn(), "/endsOn", "is for all-day events; say allDay: true");
    Instant start =
        time(content.startsAt().orElseThrow(() -> required("/startsAt")), zone, "/startsAt");
    Optional<Instant> end = content.endsAt().map(text -> time(text, zone, "/endsAt"));
    if (end.filter(start::isAfter).isPresent()) {
      throw ProblemException.invalidContent("/endsAt", "must not be before startsAt");
    }
    return bounded(
        new EventTime(false, start, end.orElse(start), end.isPresent(), zone), "/endsAt");
  }

  private static EventTime bounded(EventTime time, String pointer) {
    if (Duration.between(time.start, time.end).compareTo(LONGEST) > 0) {
      throw ProblemException.invalidContent(
          pointer, "must be within %d days of the start".formatted(LONGEST.toDays()));
    }
    return time;
  }

  private static void refuse(Optional<String> value, String pointer, String why) {
    if (value.isPresent()) {
      throw ProblemException.invalidContent(pointer, "must be absent: " + why);
    }
  }

  private static ProblemException required(String pointer) {
    return ProblemException.invalidContent(pointer, "is required");
  }

  private static LocalDate day(String text, String pointer) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw ProblemException.invalidContent(pointer, "must be a date such as 2011-12-17");
  }

  private static Instant time(String text, ZoneId zone, String pointer) {
    try {
      boolean local = !text.matches(".*(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");
      ZonedDateTime time =
          local ? existing(LocalDateTime.parse(text), zone, pointer) : offset(text);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw ProblemException.invalidContent(
        pointer, "must be a time such as 2011-12-17T12:00 or 2011-12-17T12:00:00Z");
  }

  private static ZonedDateTime offset(String text) {
    return OffsetDateTime.parse(text).toZonedDateTime();
  }

  /** In the hour that clocks skip there is no time; in the one they repeat it is the first. */
  private static ZonedDateTime existing(LocalDateTime time, ZoneId zone, String pointer) {
    if (zone.getRules().getValidOffsets(time).isEmpty()) {
      throw ProblemException.invalidContent(
          pointer, "does not exist in %s: clocks go forward over it".formatted(zone.getId()));
    }
    return time.atZone(zone);
  }

  LocalDate firstDay() {
    return LocalDate.ofInstant(start, zone);
  }

  /** The last day, which belongs to the event. */
  LocalDate lastDay() {
    return LocalDate.ofInstant(end, zone).minusDays(1);
  }

  ZonedDateTime localStart() {
    return start.atZone(zone);
  }

  ZonedDateTime localEnd() {
    return end.atZone(zone);
  }
}
