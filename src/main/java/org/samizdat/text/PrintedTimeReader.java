package org.samizdat.text;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a printed time from the start of a text, part by part: announcement, "about", date, clock
 * time, zone. Each part is one small pattern that is tried at one place.
 */
final class PrintedTimeReader {
  private static final int CASELESS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern ANNOUNCEMENT =
      Pattern.compile(
          "(?:(?:latest|last|breaking)[ \\t]+updated?|updated?|latest"
              + "|обновлени[ея]|обновлено|жаңарту|жаңартылды)"
              + "(?:[ \\t]*[:,–—-])?[ \\t]+(?:(?:at|on|as of|в|от)[ \\t]+)?",
          CASELESS);
  private static final Pattern ABOUT =
      Pattern.compile("(?:about|around|circa|ca\\.|approximately|около|примерно)[ \\t]+", CASELESS);
  private static final Pattern BEFORE_TIME = Pattern.compile("T|,?[ \\t]+(?:(?:at|в)[ \\t]+)?");
  private static final Pattern BEFORE_DATE = Pattern.compile(",[ \\t]+|[ \\t]+on[ \\t]+");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00A0]*");
  private static final Pattern BRACKET = Pattern.compile("[ \\t\\u00A0]*\\(");
  private static final Pattern CLOSING_BRACKET = Pattern.compile("\\)");

  private static final Pattern TWELVE_HOURS =
      Pattern.compile(
          "(1[0-2]|0?[1-9])(?:[:.]([0-5]\\d))?[ \\t]?([ap])(?:m(?!\\p{L})|\\.[ ]?m\\.)", CASELESS);
  private static final Pattern CLOCK =
      Pattern.compile("([01]?\\d|2[0-3])([:.hч])([0-5]\\d)(?!\\d|[:.]\\d)");
  private static final Pattern FOUR_DIGITS =
      Pattern.compile("([01]\\d|2[0-3])([0-5]\\d)(?![\\d.,]\\d|\\d)");

  private record ClockTime(LocalTime time, boolean doubtful) {}

  private final String text;
  private final ZoneId siteZone;
  private int position;

  private PrintedTimeReader(String text, ZoneId siteZone) {
    this.text = text;
    this.siteZone = siteZone;
  }

  static Optional<PrintedTime> read(String text, ZoneId siteZone) {
    return new PrintedTimeReader(text, siteZone).read();
  }

  private Optional<PrintedTime> read() {
    boolean announced = skip(ANNOUNCEMENT);
    boolean approximate = skip(ABOUT);
    Optional<PrintedDate> date = date();
    int afterDate = position;
    if (date.isPresent()) {
      skip(BEFORE_TIME);
    }
    approximate |= skip(ABOUT);
    Optional<ClockTime> clock = clockTime();
    if (clock.isEmpty()) {
      return date.map(day -> dateOnly(announced, day, afterDate));
    }
    Optional<PrintedZone> zone = zone();
    boolean doubtful = clock.get().doubtful() && zone.isEmpty() && date.isEmpty();
    return Optional.of(
        new PrintedTime(
            announced,
            approximate,
            doubtful,
            date.or(this::dateBehind),
            clock.map(ClockTime::time),
            zone,
            position));
  }

  private static PrintedTime dateOnly(boolean announced, PrintedDate date, int end) {
    return new PrintedTime(
        announced, false, false, Optional.of(date), Optional.empty(), Optional.empty(), end);
  }

  private Optional<PrintedDate> date() {
    for (Pattern pattern :
        List.of(
            PrintedDate.ISO, PrintedDate.DOTTED, PrintedDate.DAY_MONTH, PrintedDate.MONTH_DAY)) {
      int start = position;
      Optional<PrintedDate> date = take(pattern).flatMap(match -> PrintedDate.of(pattern, match));
      if (date.isPresent()) {
        return date;
      }
      position = start;
    }
    return Optional.empty();
  }

  private Optional<PrintedDate> dateBehind() {
    int start = position;
    Optional<PrintedDate> date = skip(BEFORE_DATE) ? date() : Optional.empty();
    if (date.isEmpty()) {
      position = start;
    }
    return date;
  }

  private Optional<ClockTime> clockTime() {
    return take(TWELVE_HOURS)
        .map(match -> new ClockTime(twelveHours(match), false))
        .or(
            () ->
                take(CLOCK)
                    .map(
                        match ->
                            new ClockTime(
                                time(match.group(1), match.group(3)), match.group(2).equals("."))))
        .or(
            () ->
                take(FOUR_DIGITS)
                    .map(match -> new ClockTime(time(match.group(1), match.group(2)), true)));
  }

  private static LocalTime twelveHours(MatchResult match) {
    int hour = Integer.parseInt(match.group(1)) % 12;
    boolean afternoon = match.group(3).equalsIgnoreCase("p");
    String minutes = match.group(2);
    return LocalTime.of(
        afternoon ? hour + 12 : hour, minutes == null ? 0 : Integer.parseInt(minutes));
  }

  private static LocalTime time(String hour, String minute) {
    return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }

  private Optional<PrintedZone> zone() {
    int start = position;
    boolean bracket = skip(BRACKET);
    if (!bracket) {
      skip(BLANKS);
    }
    Optional<PrintedZone> zone =
        PrintedZone.at(text, position, siteZone)
            .filter(found -> position > start || !found.name().startsWith("-"));
    position = zone.map(PrintedZone::end).orElse(start);
    if (zone.isPresent() && bracket && !skip(CLOSING_BRACKET)) {
      position = start;
      return Optional.empty();
    }
    return zone;
  }

  private boolean skip(Pattern pattern) {
    return take(pattern).isPresent();
  }

  private Optional<MatchResult> take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    position = matcher.end();
    return Optional.of(matcher.toMatchResult());
  }
}
