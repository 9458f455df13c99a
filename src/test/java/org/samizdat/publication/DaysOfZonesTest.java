package org.samizdat.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.SamizdatServer;

/** Days of every kind of zone have what was published on them, also when clocks are changed. */
class DaysOfZonesTest {
  private static final int ARTICLES = 2_000;
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/London",
          "Europe/Berlin",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "America/St_Johns",
          "Australia/Lord_Howe", // whose clocks go half an hour forward
          "Pacific/Apia", // which had no 30 December 2011
          "America/Anchorage");

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static final List<Instant> PUBLISHED = new ArrayList<>();

  @BeforeAll
  static void publish() {
    Random random = new Random(1);
    Instant first = LocalDate.of(2011, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    PublicationTally tally = new PublicationTally();
    for (int i = 0; i < ARTICLES; i++) {
      Instant at = first.plusSeconds(random.nextInt(365 * 86_400));
      PUBLISHED.add(at);
      tally.article(new Filing("en", List.of()), at, 1);
    }
    SERVER
        .ownDatabase()
        .write(
            handle -> {
              tally.store(handle);
              return true;
            });
  }

  @Test
  void daysOfEveryMonthAddUp() {
    for (String name : ZONES) {
      ZoneId zone = ZoneId.of(name);
      for (int month = 1; month <= 12; month++) {
        YearMonth each = YearMonth.of(2011, month);
        assertThat(counted(each, zone)).as("%s in %s", each, zone).isEqualTo(expected(each, zone));
      }
    }
  }

  private static Map<LocalDate, Integer> expected(YearMonth month, ZoneId zone) {
    return PUBLISHED.stream()
        .map(at -> at.atZone(zone).toLocalDate())
        .filter(day -> YearMonth.from(day).equals(month))
        .collect(Collectors.toMap(day -> day, day -> 1, Integer::sum, TreeMap::new));
  }

  private static Map<LocalDate, Integer> counted(YearMonth month, ZoneId zone) {
    List<Instant> boundaries = new ArrayList<>();
    for (int day = 0; day <= month.lengthOfMonth(); day++) {
      boundaries.add(month.atDay(1).plusDays(day).atStartOfDay(zone).toInstant());
    }
    return SERVER
        .ownDatabase()
        .read(
            handle ->
                new Publications(handle, Optional.empty(), Optional.empty()).between(boundaries))
        .stream()
        .filter(slot -> slot.articles() > 0)
        .collect(
            Collectors.toMap(
                slot -> slot.start().atZone(zone).toLocalDate(),
                Slot::articles,
                Integer::sum,
                TreeMap::new));
  }
}
