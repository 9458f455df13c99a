package org.samizdat.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a printed time says, before it is tied to an instant.
 *
 * @param announced a word such as "Update" stands before it
 * @param approximate "about" stands before it
 * @param doubtful the digits alone could be another number, as in "1500" or "13.10"
 * @param end index behind it
 */
record PrintedTime(
    boolean announced,
    boolean approximate,
    boolean doubtful,
    Optional<PrintedDate> date,
    Optional<LocalTime> time,
    Optional<PrintedZone> zone,
    int end) {

  TimePrecision precision() {
    if (time.isEmpty()) {
      return TimePrecision.DAY;
    }
    return approximate && time.get().getMinute() == 0 ? TimePrecision.HOUR : TimePrecision.MINUTE;
  }

  /** The moment nearest to {@code now} that fits. */
  Instant instant(Instant now, ZoneId siteZone) throws AmbiguousZoneException {
    ZoneId zoneId = zoneOr(siteZone);
    LocalDate today = now.atZone(zoneId).toLocalDate();
    List<LocalDate> days =
        date.map(printed -> printed.candidates(today))
            .orElseGet(() -> List.of(today.minusDays(1), today, today.plusDays(1)));
    return days.stream()
        .map(day -> day.atTime(time.orElse(LocalTime.MIDNIGHT)).atZone(zoneId).toInstant())
        .min(Comparator.comparing(moment -> Duration.between(now, moment).abs()))
        .orElseThrow();
  }

  private ZoneId zoneOr(ZoneId siteZone) throws AmbiguousZoneException {
    if (zone.isEmpty()) {
      return siteZone;
    }
    PrintedZone printed = zone.get();
    return printed.id().orElseThrow(() -> new AmbiguousZoneException(printed.name()));
  }
}
