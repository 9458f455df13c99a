package org.samizdat.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The printed time of a live update, as in "Update 13:10 GMT: …": what editors type is read, what
 * they printed is kept. English spellings, and the usual Russian and Kazakh ones.
 */
public final class DisplayTime {
  /** A printed time is short; nothing behind this many characters is looked at. */
  private static final int MAX_LENGTH = 100;

  private static final String BOLD = "**";
  private static final String GAP = "[ \\t\\u00A0]*";

  /** Not in front of a digit, as in 13:10:30, 13.10.2011 and 13:10-14:00. */
  private static final Pattern SEPARATOR =
      Pattern.compile(GAP + "(?:\\R|\\z|[:.](?!\\d)|[-–—](?!\\d))");

  /** From one time to another: opening hours, not the time of an update. */
  private static final Pattern RANGE =
      Pattern.compile(GAP + "[-–—]" + GAP + "\\d{1,2}(?:[:h]\\d{2}|[ ]?[ap]\\.?m)");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private DisplayTime() {}

  /**
   * The printed time at the start of a text.
   *
   * @param displayTime exactly as printed, without the separator behind it
   * @param occurredAt the moment meant
   * @param precision how exact it is
   * @param rest the text behind the separator
   * @param announced whether a word such as "Update" stands before it
   */
  public record Leading(
      String displayTime,
      Instant occurredAt,
      TimePrecision precision,
      String rest,
      boolean announced) {}

  /** The moment that a printed time means, and how exact it is. */
  public record Moment(Instant instant, TimePrecision precision) {}

  /**
   * The printed time with which {@code text} starts, if it starts with one. Without a date it is
   * the moment nearest to {@code now}; without a zone it is in {@code siteZone}; a local time that
   * a clock change skips or repeats is resolved as {@link java.time.ZonedDateTime} does. Behind it
   * stands a colon, dash, full stop or line break; after a word such as "Update", a blank is
   * enough. Markdown's {@code **} around it is left out.
   *
   * @throws AmbiguousZoneException if the zone has several meanings or is not known
   */
  public static Optional<Leading> leading(String text, Instant now, ZoneId siteZone)
      throws AmbiguousZoneException {
    String stripped = text.strip();
    boolean bold = stripped.startsWith(BOLD);
    String body = bold ? stripped.substring(BOLD.length()) : stripped;
    Optional<PrintedTime> read = read(body, siteZone);
    if (read.isEmpty() || (read.get().time().isEmpty() && !read.get().announced())) {
      return Optional.empty();
    }
    PrintedTime printed = read.get();
    Optional<String> rest = rest(body.substring(printed.end()), printed, bold);
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Leading(
            body.substring(0, printed.end()),
            printed.instant(now, siteZone),
            printed.precision(),
            rest.get(),
            printed.announced()));
  }

  /**
   * The moment that {@code displayTime} means when nothing else stands beside it.
   *
   * @throws AmbiguousZoneException if the zone has several meanings or is not known
   */
  public static Optional<Moment> parse(String displayTime, Instant now, ZoneId siteZone)
      throws AmbiguousZoneException {
    String stripped = displayTime.strip();
    Optional<PrintedTime> read = read(stripped, siteZone);
    if (read.isEmpty() || read.get().end() != stripped.length()) {
      return Optional.empty();
    }
    PrintedTime printed = read.get();
    if (printed.doubtful() && !printed.announced()) {
      return Optional.empty();
    }
    return Optional.of(new Moment(printed.instant(now, siteZone), printed.precision()));
  }

  /**
   * A moment as an update prints it: "17:54 GMT", "about 17:00 UTC+06:00", "16 December 2011".
   * {@link #parse} reads it back.
   */
  public static String print(Instant instant, TimePrecision precision, ZoneId zone) {
    return switch (precision) {
      case MINUTE -> MINUTE.format(instant.atZone(zone)) + " " + ZoneNames.print(zone, instant);
      case HOUR ->
          "about "
              + MINUTE.format(instant.atZone(zone).truncatedTo(ChronoUnit.HOURS))
              + " "
              + ZoneNames.print(zone, instant);
      case DAY -> DAY.format(instant.atZone(zone));
    };
  }

  private static Optional<PrintedTime> read(String text, ZoneId siteZone) {
    return PrintedTimeReader.read(text.substring(0, Math.min(text.length(), MAX_LENGTH)), siteZone);
  }

  /** What stands behind the separator; empty when there is no separator. */
  private static Optional<String> rest(String behind, PrintedTime printed, boolean bold) {
    boolean closed = bold && behind.startsWith(BOLD);
    String tail = closed ? behind.substring(BOLD.length()) : behind;
    if (RANGE.matcher(tail).lookingAt()) {
      return Optional.empty();
    }
    Matcher separator = SEPARATOR.matcher(tail);
    boolean separated = separator.lookingAt();
    if (!separated && !(printed.announced() && !printed.doubtful() && startsBlank(tail))) {
      return Optional.empty();
    }
    if (printed.doubtful() && !printed.announced()) {
      return Optional.empty();
    }
    String rest = (separated ? tail.substring(separator.end()) : tail).strip();
    if (bold && !closed) {
      return Optional.of(
          rest.startsWith(BOLD) ? rest.substring(BOLD.length()).strip() : BOLD + rest);
    }
    return Optional.of(rest);
  }

  private static boolean startsBlank(String text) {
    return !text.isEmpty() && Character.isWhitespace(text.charAt(0));
  }
}
