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
import org.samizdat.event.PublicEvents;
import org.samizdat.http.BaseUrl;
import org.samizdat.publication.Publications;
import org.samizdat.publication.Slot;

/** Counts by the days and months of one zone. */
final class Archive {
  /** Before and after anything; the API's years are 1 to 9999. */
  private static final LocalDate EVER = LocalDate.of(1, 1, 2);

  private static final LocalDate FOREVER = LocalDate.of(9998, 12, 30);

  private final Handle handle;
  private final CalendarFilter filter;
  private final BaseUrl base;
  private final Publications publications;

  Archive(Handle handle, CalendarFilter filter, BaseUrl base) {
    this.handle = handle;
    this.base = base;
    this.filter = filter;
    this.publications = new Publications(handle, filter.topic(), filter.language());
  }

  /** Days from one to before another on which there is something. */
  Map<LocalDate, Counts> days(LocalDate from, LocalDate to) {
    Map<LocalDate, Counts> days = new TreeMap<>();
    List<Instant> boundaries = from.datesUntil(to.plusDays(1)).map(filter::start).toList();
    for (Slot each : publications.between(boundaries)) {
      days.merge(filter.day(each.start()), Counts.of(each), Counts::plus);
    }
    for (PublicEvents.Entry each : PublicEvents.between(handle, from, to, filter.zone(), base)) {
      LocalDate last = each.lastDay().isBefore(to) ? each.lastDay() : to.minusDays(1);
      LocalDate day = each.firstDay().isBefore(from) ? from : each.firstDay();
      for (; !day.isAfter(last); day = day.plusDays(1)) {
        days.merge(day, Counts.EVENT, Counts::plus);
      }
    }
    return days;
  }

  /** All months in which there is something. */
  NavigableMap<YearMonth, Counts> months() {
    Optional<YearMonth> first = firstFrom(EVER).map(YearMonth::from);
    Optional<YearMonth> last = lastBefore(FOREVER).map(YearMonth::from);
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
    for (Slot each : publications.between(boundaries)) {
      months.merge(month(each.start()), Counts.of(each), Counts::plus);
    }
    for (PublicEvents.Entry each :
        PublicEvents.between(handle, from.atDay(1), to.atDay(1), filter.zone(), base)) {
      YearMonth month = YearMonth.from(each.firstDay());
      months.merge(month.isBefore(from) ? from : month, Counts.EVENT, Counts::plus);
    }
    return months;
  }

  /** The last day before this one on which there is something. */
  Optional<LocalDate> lastBefore(LocalDate day) {
    return Stream.of(
            publications.lastBefore(filter.start(day)).map(filter::day),
            PublicEvents.lastBefore(handle, day, filter.zone()))
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo);
  }

  /** The first day, from this one on, on which there is something. */
  Optional<LocalDate> firstFrom(LocalDate day) {
    return Stream.of(
            publications.firstFrom(filter.start(day)).map(filter::day),
            PublicEvents.firstFrom(handle, day, filter.zone()))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo);
  }

  private YearMonth month(Instant time) {
    return YearMonth.from(filter.day(time));
  }
}
