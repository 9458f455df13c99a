package org.samizdat.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.event.PublicEvents;
import org.samizdat.http.BaseUrl;
import org.samizdat.publication.Publications;

/** Counts by the days and months of one zone. */
final class Archive {
  /** Before and after anything; the API's years are 1 to 9999. */
  private static final LocalDate EVER = LocalDate.of(1, 1, 2);

  private static final LocalDate FOREVER = LocalDate.of(9998, 12, 30);

  private final CalendarFilter filter;
  private final BaseUrl base;
  private final Publications publications;
  private final PublicEvents events;

  Archive(Handle handle, CalendarFilter filter, BaseUrl base) {
    this.base = base;
    this.filter = filter;
    this.publications = new Publications(handle, filter.topic(), filter.language());
    this.events = new PublicEvents(handle, filter.zone(), filter.language(), filter.topic());
  }

  /** Days from one to before another, told apart. */
  Contents days(LocalDate from, LocalDate to) {
    return contents(from, to, from.datesUntil(to.plusDays(1)).toList());
  }

  /** Months from one to before another, told apart. */
  Contents months(YearMonth from, YearMonth to) {
    List<LocalDate> firsts =
        Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
            .map(month -> month.atDay(1))
            .toList();
    return contents(from.atDay(1), to.atDay(1), firsts);
  }

  /** All months in which there is something, told apart. */
  Contents months() {
    Optional<YearMonth> first = firstFrom(EVER).map(YearMonth::from);
    Optional<YearMonth> last = lastBefore(FOREVER).map(YearMonth::from);
    return first.isEmpty() || last.isEmpty()
        ? new Contents(filter, List.of(), List.of(), EVER, EVER)
        : months(first.get(), last.get().plusMonths(1));
  }

  private Contents contents(LocalDate from, LocalDate to, List<LocalDate> boundaries) {
    return new Contents(
        filter,
        publications.between(boundaries.stream().map(filter::start).toList()),
        events.between(from, to, base),
        from,
        to);
  }

  /** The last day before this one on which there is something. */
  Optional<LocalDate> lastBefore(LocalDate day) {
    return Stream.of(
            publications.lastBefore(filter.start(day)).map(filter::day), events.lastBefore(day))
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo);
  }

  /** The first day, from this one on, on which there is something. */
  Optional<LocalDate> firstFrom(LocalDate day) {
    return Stream.of(
            publications.firstFrom(filter.start(day)).map(filter::day), events.firstFrom(day))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo);
  }
}
