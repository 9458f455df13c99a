package org.samizdat.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.ArticleStatus;
import org.samizdat.http.BaseUrl;

/** Published events, as the calendar needs them. */
public final class PublicEvents {
  private static final int MAX_EVENTS = 10_000;

  private PublicEvents() {}

  /**
   * An event as a line in a calendar.
   *
   * @param firstDay in the zone of the calendar; an all-day event keeps its own days
   * @param lastDay the last day that it takes some of
   */
  public record Entry(
      UUID id,
      String url,
      String title,
      EventStatus status,
      LocalDate firstDay,
      LocalDate lastDay) {}

  /** Events that take some of these days, the first ones first; at most 10,000. */
  public static List<Entry> between(
      Handle handle, LocalDate from, LocalDate to, ZoneId zone, BaseUrl base) {
    // All-day events keep their days in every zone: a day of slack on both sides finds them.
    EventQuery query =
        EventQuery.published(
            Optional.of(from.minusDays(1).atStartOfDay(zone).toInstant()),
            Optional.of(to.plusDays(1).atStartOfDay(zone).toInstant()),
            MAX_EVENTS);
    return handle.attach(EventDao.class).list(query).stream()
        .map(event -> entry(event, zone, base))
        .filter(entry -> entry.firstDay().isBefore(to) && !entry.lastDay().isBefore(from))
        .limit(MAX_EVENTS)
        .toList();
  }

  /** The last day on which something is, before this one. */
  public static Optional<LocalDate> lastBefore(Handle handle, LocalDate day, ZoneId zone) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    return nearest(handle, Optional.empty(), Optional.of(end), EventQuery.Order.LAST_OVER).stream()
        .map(event -> Days.of(event.time(), zone))
        .filter(days -> days.first().isBefore(day))
        .map(days -> days.last().isBefore(day) ? days.last() : day.minusDays(1))
        .max(Comparator.naturalOrder());
  }

  /** The first day on which something is, from this one on. */
  public static Optional<LocalDate> firstFrom(Handle handle, LocalDate day, ZoneId zone) {
    Instant start = day.minusDays(1).atStartOfDay(zone).toInstant();
    return nearest(handle, Optional.of(start), Optional.empty(), EventQuery.Order.SOONEST).stream()
        .map(event -> Days.of(event.time(), zone))
        .filter(days -> !days.last().isBefore(day))
        .map(days -> days.first().isBefore(day) ? day : days.first())
        .min(Comparator.naturalOrder());
  }

  private static List<Event> nearest(
      Handle handle, Optional<Instant> from, Optional<Instant> to, EventQuery.Order order) {
    return handle
        .attach(EventDao.class)
        .list(
            new EventQuery(
                Optional.of(ArticleStatus.PUBLISHED),
                Optional.empty(),
                Optional.empty(),
                from,
                to,
                order,
                Optional.empty(),
                20));
  }

  private static Entry entry(Event event, ZoneId zone, BaseUrl base) {
    Days days = Days.of(event.time(), zone);
    return new Entry(
        event.id(),
        EventView.url(event, base),
        event.content().title(),
        event.content().status(),
        days.first(),
        days.last());
  }

  /** The days of which an event takes some; an all-day event keeps its own in every zone. */
  private record Days(LocalDate first, LocalDate last) {
    static Days of(EventTime time, ZoneId zone) {
      if (time.allDay()) {
        return new Days(time.firstDay(), time.lastDay());
      }
      // An event that ends at midnight takes nothing of the day that then begins.
      Instant last = time.end().isAfter(time.start()) ? time.end().minusNanos(1) : time.start();
      return new Days(LocalDate.ofInstant(time.start(), zone), LocalDate.ofInstant(last, zone));
    }
  }
}
