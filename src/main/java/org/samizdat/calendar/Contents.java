package org.samizdat.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.samizdat.event.PublicEvents;
import org.samizdat.publication.Slot;

/**
 * What there is in a stretch of days.
 *
 * @param slots what was published
 * @param events those that take some of it
 * @param from the first day
 * @param to the day after the last
 */
record Contents(
    CalendarFilter filter,
    List<Slot> slots,
    List<PublicEvents.Entry> events,
    LocalDate from,
    LocalDate to) {

  /** Counts altogether. */
  Counts total() {
    return slots.stream().map(Counts::of).reduce(new Counts(0, 0, events.size()), Counts::plus);
  }

  /**
   * Counts by parts, such as months, that have any; an event counts once in each that it takes some
   * of.
   */
  <T> NavigableMap<T, Counts> by(Function<LocalDate, T> part) {
    NavigableMap<T, Counts> parts = new TreeMap<>();
    for (Slot each : slots) {
      parts.merge(part.apply(filter.day(each.start())), Counts.of(each), Counts::plus);
    }
    for (PublicEvents.Entry each : events) {
      LocalDate first = each.firstDay().isBefore(from) ? from : each.firstDay();
      LocalDate end = each.lastDay().isBefore(to) ? each.lastDay().plusDays(1) : to;
      first
          .datesUntil(end)
          .map(part)
          .distinct()
          .forEach(taken -> parts.merge(taken, Counts.EVENT, Counts::plus));
    }
    return parts;
  }
}
