package org.samizdat.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.PublicArticles;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Cursor;

/**
 * Published events: one by its id, or many by the days of one zone. An all-day event keeps its own
 * days in every zone: queries look a day further on both sides to find it.
 */
public final class PublicEvents {
  private static final int MAX_EVENTS = 10_000;
  private static final int PAGE = 50;

  private static final UUID ANY = new UUID(0, 0);

  private final EventDao events;
  private final ZoneId zone;
  private final Optional<String> language;
  private final Optional<String> topic;

  /**
   * @param zone in which days begin
   * @param language BCP 47; {@code en} takes in {@code en-GB}, and events that name none
   * @param topic slug of a topic that the article of the event is filed under
   */
  public PublicEvents(
      Handle handle, ZoneId zone, Optional<String> language, Optional<String> topic) {
    this.events = handle.attach(EventDao.class);
    this.zone = zone;
    this.language = language;
    this.topic = topic;
  }

  /** The published event with this id as everyone sees it; a withdrawn one has left a tombstone. */
  public static EventView view(Handle handle, UUID id, BaseUrl base) {
    return EventView.of(find(handle, id), handle, base);
  }

  /** The same as it is stored. */
  static Event find(Handle handle, UUID id) {
    Event event =
        handle
            .attach(EventDao.class)
            .find(id)
            .filter(found -> found.status() != ArticleStatus.DRAFT)
            .orElseThrow(() -> EventStore.notFound(id));
    if (!event.isPublic()) {
      throw PublicArticles.tombstone("event", id, event.withdrawal().orElseThrow());
    }
    return event;
  }

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

  /**
   * Events that take some of the days from one to before another, the first ones first; at most
   * 10,000.
   */
  public List<Entry> between(LocalDate from, LocalDate to, BaseUrl base) {
    return taking(from, to).map(each -> each.entry(base)).toList();
  }

  /** The last day on which something is, before this one. */
  public Optional<LocalDate> lastBefore(LocalDate day) {
    Optional<LocalDate> over =
        walk(EventQuery.Order.LAST_OVER, start(day.plusDays(1)))
            .map(Taken::last)
            .filter(last -> last.isBefore(day))
            .findFirst();
    LocalDate since = over.map(last -> last.plusDays(1)).orElse(day.minusDays(1));
    Stream<LocalDate> later = taking(since, day).map(each -> earliest(each.last, day.minusDays(1)));
    return Stream.concat(over.stream(), later).max(Comparator.naturalOrder());
  }

  /** The first day on which something is, from this one on. */
  public Optional<LocalDate> firstFrom(LocalDate day) {
    Optional<LocalDate> coming =
        walk(EventQuery.Order.SOONEST, start(day.minusDays(1)))
            .map(Taken::first)
            .filter(first -> !first.isBefore(day))
            .findFirst();
    Stream<LocalDate> earlier =
        taking(day, coming.orElse(day.plusDays(1)))
            .map(each -> each.first.isBefore(day) ? day : each.first);
    return Stream.concat(coming.stream(), earlier).min(Comparator.naturalOrder());
  }

  private Stream<Taken> taking(LocalDate from, LocalDate to) {
    EventQuery query =
        EventQuery.published(EventQuery.Order.SOONEST, MAX_EVENTS)
            .about(language, topic)
            .within(start(from.minusDays(1)), start(to.plusDays(1)));
    return events.list(query).stream()
        .map(event -> Taken.by(event, zone))
        .filter(each -> each.first.isBefore(to) && !each.last.isBefore(from));
  }

  /** All events from a place in an order, read as far as they are asked for. */
  private Stream<Taken> walk(EventQuery.Order order, Instant from) {
    EventQuery query = EventQuery.published(order, PAGE).about(language, topic);
    return Stream.iterate(
            events.list(query.after(new Cursor(from, ANY))),
            page -> !page.isEmpty(),
            page -> events.list(query.after(order.place(page.get(page.size() - 1)))))
        .flatMap(List::stream)
        .map(event -> Taken.by(event, zone));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static LocalDate earliest(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** The days of which an event takes some. */
  private record Taken(Event event, LocalDate first, LocalDate last) {
    static Taken by(Event event, ZoneId zone) {
      EventTime time = event.time();
      if (time.allDay()) {
        return new Taken(event, time.firstDay(), time.lastDay());
      }
      // An event that ends at midnight takes nothing of the day that then begins.
      Instant last = time.end().isAfter(time.start()) ? time.end().minusNanos(1) : time.start();
      return new Taken(
          event, LocalDate.ofInstant(time.start(), zone), LocalDate.ofInstant(last, zone));
    }

    Entry entry(BaseUrl base) {
      return new Entry(
          event.id(),
          EventView.url(event, base),
          event.content().title(),
          event.content().status(),
          first,
          last);
    }
  }
}
