package org.samizdat.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.publication.Publications;
import org.samizdat.publication.Slot;

/** Counts by the days and months of one zone. */
final class Archive {
  /** Before and after anything; the API's years are 1 to 9999. */
  private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant FOREVER = Instant.parse("9999-12-30T00:00:00Z");

  private final CalendarFilter filter;
  private final Publications publications;

  Archive(Handle handle, CalendarFilter filter) {
    this.filter = filter;
    this.publications = new Publications(handle, filter.topic(), filter.language());
  }

  /** Days from one to before another on which there is something. */
  Map<LocalDate, Counts> days(LocalDate from, LocalDate to) {
    Map<LocalDate, Counts> days = new TreeMap<>();
    for (Slot each : publications.quarters(filter.start(from), filter.start(to))) {
      days.merge(filter.day(each.start()), Counts.of(each), Counts::plus);
    }
    return days;
  }

  /** All months in which there is something. */
  NavigableMap<YearMonth, Counts> months() {
    Optional<YearMonth> first = publications.firstFrom(EVER).map(this::month);
    Optional<YearMonth> last = publications.lastBefore(FOREVER).map(this::month);
    return first.isEmpty() || last.isEmpty()
        ? new TreeMap<>()
        : months(first.get(), last.get().plusMonths(1));
  }

  /** Months from one to before another in which there is something. */
  NavigableMap<YearMonth, Counts> months(YearMonth from, YearMonth to) {
    List<Instant> boundaries = new ArrayList<>();
    for (YearMonth each = from; !each.isAfter(to); each = each.plusMonths(1)) {
      boundaries.add(filter.start(each));
    }
    NavigableMap<YearMonth, Counts> months = new TreeMap<>();
    for (Slot each : publications.days(boundaries)) {
      months.merge(month(each.start()), Counts.of(each), Counts::plus);
    }
    return months;
  }

  /** The last day before this one on which there is something. */
  Optional<LocalDate> lastBefore(LocalDate day) {
    return Stream.of(publications.lastBefore(filter.start(day)).map(filter::day))
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo);
  }

  /** The first day, from this one on, on which there is something. */
  Optional<LocalDate> firstFrom(LocalDate day) {
    return Stream.of(publications.firstFrom(filter.start(day)).map(filter::day))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo);
  }

  private YearMonth month(Instant time) {
    return YearMonth.from(filter.day(time));
  }
}
