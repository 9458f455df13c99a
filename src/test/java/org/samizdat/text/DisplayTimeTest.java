package org.samizdat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-database")
final class DisplayTimeTest {
  private static final Instant NOW = Instant.parse("2011-12-16T17:54:00Z");
  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

  private static Optional<DisplayTime.Leading> leading(String text) throws Exception {
    return DisplayTime.leading(text, NOW, ALMATY);
  }

  private static Instant parse(String displayTime, String now, String zone) throws Exception {
    return DisplayTime.parse(displayTime, Instant.parse(now), ZoneId.of(zone))
        .orElseThrow()
        .instant();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Update 13:10 GMT: Fire.|Update 13:10 GMT|13:10|Fire.",
        "Update: 12:13 GMT Fire.|Update: 12:13 GMT|12:13|Fire.",
        "Update: 12:13 GMT: Fire.|Update: 12:13 GMT|12:13|Fire.",
        "UPDATE 13.10 GMT - Fire.|UPDATE 13.10 GMT|13:10|Fire.",
        "LATEST UPDATE 17:54 GMT: Breaking News|LATEST UPDATE 17:54 GMT|17:54|Breaking News",
        "Updated at 13:10 GMT – Fire.|Updated at 13:10 GMT|13:10|Fire.",
        "13:10 GMT: Fire.|13:10 GMT|13:10|Fire.",
        "13:10 GMT — Fire.|13:10 GMT|13:10|Fire.",
        "13:10 GMT. Fire.|13:10 GMT|13:10|Fire.",
        "13:10 gmt: Fire.|13:10 gmt|13:10|Fire.",
        "13:10GMT: Fire.|13:10GMT|13:10|Fire.",
        "13:10 (GMT): Fire.|13:10 (GMT)|13:10|Fire.",
        "19:10: Fire.|19:10|13:10|Fire.",
        "Update 19:10 Fire.|Update 19:10|13:10|Fire.",
        "1:10pm GMT: Fire.|1:10pm GMT|13:10|Fire.",
        "1.10 p.m. GMT: Fire.|1.10 p.m. GMT|13:10|Fire.",
        "12am GMT: Fire.|12am GMT|24:00|Fire.",
        "12:05 PM GMT: Fire.|12:05 PM GMT|12:05|Fire.",
        "1310 GMT: Fire.|1310 GMT|13:10|Fire.",
        "Update 1910: Fire.|Update 1910|13:10|Fire.",
        "19h10: Fire.|19h10|13:10|Fire.",
        "about 10:30 London time: Fire.|about 10:30 London time|10:30|Fire.",
        "Update 13:10 London time Fire.|Update 13:10 London time|13:10|Fire.",
        "Update 17:10 Moscow time: Fire.|Update 17:10 Moscow time|13:10|Fire.",
        "19:10 Almaty time: Fire.|19:10 Almaty time|13:10|Fire.",
        "19:10 Astana time: Fire.|19:10 Astana time|13:10|Fire.",
        "18:10 Zhanaozen time: Fire.|18:10 Zhanaozen time|13:10|Fire.",
        "08:10 New York time: Fire.|08:10 New York time|13:10|Fire.",
        "19:10 local time: Fire.|19:10 local time|13:10|Fire.",
        "19:10 UTC+6: Fire.|19:10 UTC+6|13:10|Fire.",
        "18:40 UTC+5:30: Fire.|18:40 UTC+5:30|13:10|Fire.",
        "10:10 UTC−3: Fire.|10:10 UTC−3|13:10|Fire.",
        "19:10 GMT+06:00: Fire.|19:10 GMT+06:00|13:10|Fire.",
        "19:10 +06:00: Fire.|19:10 +06:00|13:10|Fire.",
        "08:10 -05:00: Fire.|08:10 -05:00|13:10|Fire.",
        "13:10Z: Fire.|13:10Z|13:10|Fire.",
        "19:10 Asia/Almaty: Fire.|19:10 Asia/Almaty|13:10|Fire.",
        "08:10 EST: Fire.|08:10 EST|13:10|Fire.",
        "14:10 CET: Fire.|14:10 CET|13:10|Fire.",
        "16 December 2011 13:10 GMT: Fire.|16 December 2011 13:10 GMT|13:10|Fire.",
        "16 Dec, 13:10 GMT: Fire.|16 Dec, 13:10 GMT|13:10|Fire.",
        "16 Dec at 13:10 GMT: Fire.|16 Dec at 13:10 GMT|13:10|Fire.",
        "December 16, 2011, 13:10 GMT: Fire.|December 16, 2011, 13:10 GMT|13:10|Fire.",
        "13:10 GMT, 16 December 2011: Fire.|13:10 GMT, 16 December 2011|13:10|Fire.",
        "2011-12-16 13:10 GMT: Fire.|2011-12-16 13:10 GMT|13:10|Fire.",
        "2011-12-16T13:10Z: Fire.|2011-12-16T13:10Z|13:10|Fire.",
        "16.12.2011 13:10 GMT: Fire.|16.12.2011 13:10 GMT|13:10|Fire.",
        "16.12.2011 1910: Fire.|16.12.2011 1910|13:10|Fire.",
        "Обновление 17:10 МСК: Огонь.|Обновление 17:10 МСК|13:10|Огонь.",
        "Обновлено в 19:10 Огонь.|Обновлено в 19:10|13:10|Огонь.",
        "17:10 мск: Огонь.|17:10 мск|13:10|Огонь.",
        "17:10 по московскому времени: Огонь.|17:10 по московскому времени|13:10|Огонь.",
        "19:10 по времени Астаны: Огонь.|19:10 по времени Астаны|13:10|Огонь.",
        "16 декабря 2011 года, 17:10 МСК: Огонь.|16 декабря 2011 года, 17:10 МСК|13:10|Огонь.",
        "Жаңарту 19:10: Оқ.|Жаңарту 19:10|13:10|Оқ.",
        "**Update 13:10 GMT:** Fire.|Update 13:10 GMT|13:10|Fire.",
        "**Update 13:10 GMT**: Fire.|Update 13:10 GMT|13:10|Fire.",
        "**Update 13:10 GMT** Fire.|Update 13:10 GMT|13:10|Fire.",
        "**Update 13:10 GMT: Fire** now.|Update 13:10 GMT|13:10|**Fire** now.",
        "Update 13:10 GMT|Update 13:10 GMT|13:10|''",
      })
  void printedTimeIsRead(String text, String displayTime, String utc, String rest)
      throws Exception {
    Instant day = Instant.parse("2011-12-16T00:00:00Z");
    Duration time = Duration.parse("PT" + utc.replace(":", "H") + "M");
    DisplayTime.Leading leading = leading(text).orElseThrow();
    assertThat(leading)
        .isEqualTo(
            new DisplayTime.Leading(
                displayTime, day.plus(time), TimePrecision.MINUTE, rest, leading.announced()));
  }

  @ParameterizedTest
  @CsvSource({
    "Update 13:10 GMT: Fire., true",
    "**LATEST UPDATE 13:10 GMT:** Fire., true",
    "Обновление 13:10 МСК: Огонь., true",
    "13:10 GMT: Fire., false",
    "about 13:10 GMT: Fire., false"
  })
  void wordBeforeTheTimeAnnouncesIt(String text, boolean announced) throws Exception {
    assertThat(leading(text).orElseThrow().announced()).isEqualTo(announced);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "Fire.",
        "10 dead, 70 wounded",
        "10: the number of the dead",
        "2011 was a year of strikes",
        "2011: a year of strikes",
        "1500 marines landed",
        "1500: marines landed",
        "around 1500 marines landed",
        "Update 1500 marines landed",
        "Update: 10 dead, 70 wounded",
        "Update 2.50 dollars a barrel",
        "Update",
        "Update: ",
        "Updates follow",
        "Update 16/12 13:10: Fire",
        "Update 3/4 13:10",
        "13:10 is a verse",
        "13:10 GMT Fire",
        "13:10 IST is when",
        "12:30 Press conference begins at the square",
        "about 10:00 he heard shots",
        "about 10:00, he heard shots",
        "13.10: the price",
        "13.10.2011: Fire",
        "13:10:30: Fire",
        "13:10-14:00: rally",
        "13:10 - 14:00: rally",
        "10am - 11am: rally",
        "25:10: Fire",
        "13:60: Fire",
        "24:00: Fire",
        "31 February 2011 13:10 GMT: Fire",
        "31 February, 13:10 GMT: Fire",
        "16 December 2011: a day of mourning",
        "16 dead 13:10 GMT: Fire",
        "2:1 for the home side",
        "1:10pmx: Fire",
        "13:10 UTC+25: Fire",
        "¹²:10: Fire",
      })
  void otherTextIsLeftAlone(String text) throws Exception {
    assertThat(leading(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Update 13:10 BBC reports fire|Update 13:10|BBC reports fire",
        "Update 13:10 BBC: fire|Update 13:10|BBC: fire",
        "Update 13:10 TASS: fire|Update 13:10|TASS: fire",
        "Update 13:10 GMT 10 March on the square|Update 13:10 GMT|10 March on the square",
        "UPDATE 13:10 GMT - 10 dead|UPDATE 13:10 GMT|10 dead",
        "UPDATE 13:10 GMT - 1500 marines|UPDATE 13:10 GMT|1500 marines",
        "Update 13:10 Second time that police fire|Update 13:10|Second time that police fire",
      })
  void whatFollowsTheTimeIsNews(String text, String displayTime, String rest) throws Exception {
    DisplayTime.Leading leading = leading(text).orElseThrow();
    assertThat(leading.displayTime()).isEqualTo(displayTime);
    assertThat(leading.rest()).isEqualTo(rest);
  }

  @Test
  void lineBreakEndsThePrintedTime() throws Exception {
    assertThat(leading("\n 19:10 \r\n\nFire.\nMore.\n").orElseThrow())
        .isEqualTo(
            new DisplayTime.Leading(
                "19:10",
                Instant.parse("2011-12-16T13:10:00Z"),
                TimePrecision.MINUTE,
                "Fire.\nMore.",
                false));
  }

  @ParameterizedTest
  @CsvSource({
    "about 10:00 London time, HOUR",
    "around 10am GMT, HOUR",
    "Update circa 10:00 GMT, HOUR",
    "около 10:00 МСК, HOUR",
    "about 10:15 London time, MINUTE",
    "10:00 London time, MINUTE",
    "16 December 2011, DAY",
    "Update 16 December, DAY",
    "16 декабря 2011 г., DAY",
  })
  void precisionIsAsPrinted(String displayTime, TimePrecision precision) throws Exception {
    assertThat(DisplayTime.parse(displayTime, NOW, ALMATY).orElseThrow().precision())
        .isEqualTo(precision);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "this morning", "13:10 GMT: Fire", "1500", "13:10 XYZ", "13.10"})
  void displayTimeAloneMustBeNothingElse(String displayTime) throws Exception {
    assertThat(DisplayTime.parse(displayTime, NOW, ALMATY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "13:10 IST: Fire, IST",
    "Update 13:10 IST Fire, IST",
    "Update 13:10 CST: Fire, CST",
    "13:10 PST - Fire, PST",
    "13:10 (AMT): Fire, AMT",
    "13:10 QQST: Fire, QQST",
    "13:10 Asia/Nowhere: Fire, Asia/Nowhere",
    "13:10 Springfield time: Fire, Springfield time",
  })
  void unclearZoneIsNotGuessed(String text, String zone) {
    assertThatThrownBy(() -> leading(text))
        .isInstanceOfSatisfying(
            AmbiguousZoneException.class,
            problem -> {
              assertThat(problem.zone()).isEqualTo(zone);
              assertThat(problem)
                  .hasMessageContaining(zone)
                  .hasMessageContaining("IANA name or an offset");
            });
  }

  @Test
  void unclearZoneOfADisplayTimeIsNotGuessed() {
    assertThatThrownBy(() -> DisplayTime.parse("13:10 IST", NOW, ALMATY))
        .isInstanceOf(AmbiguousZoneException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "23:50, 2011-12-16T00:05:00Z, 2011-12-15T23:50:00Z",
    "00:05, 2011-12-16T23:50:00Z, 2011-12-17T00:05:00Z",
    "12:00, 2011-12-16T11:00:00Z, 2011-12-16T12:00:00Z",
    "31 Dec 23:00, 2012-01-01T10:00:00Z, 2011-12-31T23:00:00Z",
    "1 Jan 01:00, 2011-12-31T10:00:00Z, 2012-01-01T01:00:00Z",
    "1 Jan 2009 01:00, 2011-12-31T10:00:00Z, 2009-01-01T01:00:00Z",
  })
  void withoutADateTheNearestMomentIsMeant(String displayTime, String now, String instant)
      throws Exception {
    assertThat(parse(displayTime, now, "UTC")).isEqualTo(instant);
  }

  @Test
  void nearestMomentIsThatOfThePrintedZone() throws Exception {
    assertThat(parse("01:00 Almaty time", "2011-12-16T19:30:00Z", "UTC"))
        .isEqualTo("2011-12-16T19:00:00Z");
  }

  @Test
  void clockChangesResolveAsInJavaTime() throws Exception {
    assertThat(parse("02:30", "2011-03-27T06:00:00Z", "Europe/Berlin"))
        .isEqualTo("2011-03-27T01:30:00Z");
    assertThat(parse("02:30", "2011-10-30T06:00:00Z", "Europe/Berlin"))
        .isEqualTo("2011-10-30T00:30:00Z");
  }

  @Test
  void moscowTimeIsWhatItWasThatYear() throws Exception {
    assertThat(parse("16 December 2011 12:00 MSK", "2026-01-01T00:00:00Z", "UTC"))
        .isEqualTo("2011-12-16T08:00:00Z");
    assertThat(parse("16 December 2020 12:00 MSK", "2026-01-01T00:00:00Z", "UTC"))
        .isEqualTo("2020-12-16T09:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/London, 2011-12-16T17:54:00Z, MINUTE, 17:54 GMT",
    "Europe/London, 2011-07-16T17:54:00Z, MINUTE, 18:54 BST",
    "Europe/Dublin, 2011-07-16T17:54:00Z, MINUTE, 18:54 UTC+01:00",
    "Asia/Almaty, 2011-12-16T17:54:00Z, MINUTE, 23:54 UTC+06:00",
    "Europe/Moscow, 2011-12-16T17:54:00Z, MINUTE, 21:54 MSK",
    "America/New_York, 2011-12-16T17:54:00Z, MINUTE, 12:54 EST",
    "America/Chicago, 2011-12-16T17:54:00Z, MINUTE, 11:54 UTC-06:00",
    "Asia/Kolkata, 2011-12-16T17:54:00Z, MINUTE, 23:24 UTC+05:30",
    "UTC, 2011-12-16T17:54:00Z, MINUTE, 17:54 UTC",
    "Z, 2011-12-16T17:54:00Z, MINUTE, 17:54 UTC",
    "Europe/London, 2011-12-16T17:54:00Z, HOUR, about 17:00 GMT",
    "Asia/Almaty, 2011-12-15T18:30:00Z, DAY, 16 December 2011",
  })
  void momentIsPrinted(String zone, Instant instant, TimePrecision precision, String printed) {
    assertThat(DisplayTime.print(instant, precision, ZoneId.of(zone))).isEqualTo(printed);
  }

  @Test
  void whatIsPrintedCanBeReadInEveryZone() throws Exception {
    for (String id : IanaZones.names()) {
      ZoneId zone = ZoneId.of(id);
      String printed = DisplayTime.print(NOW, TimePrecision.MINUTE, zone);
      assertThat(DisplayTime.parse(printed, NOW, ZoneOffset.UTC))
          .as("%s in %s", printed, id)
          .contains(new DisplayTime.Moment(NOW, TimePrecision.MINUTE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "1",
        "1:",
        "13:10 ",
        "Update ",
        "update: ",
        "about ",
        "A",
        "Aa ",
        "Aa/",
        "+",
        "16 Dec ",
        "13:10 GMT",
        "13:10 Aa ",
        "(",
        "**",
        "-",
        "а",
        "по ",
        "\n",
        "\u00A0",
        "13:10 \u00A0"
      })
  void longInputCostsLittle(String unit) {
    String text = unit.repeat(50_000 / unit.length());
    long start = System.nanoTime();
    for (String prefix : new String[] {"", "Update 13:10", "Update 13:10 GMT ", "**Update 13:10"}) {
      try {
        DisplayTime.leading(prefix + text, NOW, ALMATY);
        DisplayTime.parse(prefix + text, NOW, ALMATY);
      } catch (AmbiguousZoneException unclear) {
        assertThat(unclear.zone()).hasSizeLessThan(101);
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }
}
