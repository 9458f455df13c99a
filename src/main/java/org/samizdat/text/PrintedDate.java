package org.samizdat.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date in front of or behind a printed time, often without its year. Only spellings with one
 * meaning are read: 16/12 is not.
 */
record PrintedDate(MonthDay day, OptionalInt year) {
  private static final String YEAR = "(?:,?\\s+((?:19|20)\\d\\d)(?!\\d)(?:\\s+г(?:ода|\\.))?)?";

  static final Pattern DAY_MONTH =
      Pattern.compile(
          "(\\d{1,2})(?:st|nd|rd|th)?\\s+(\\p{L}{3,9})\\b\\.?" + YEAR,
          Pattern.UNICODE_CHARACTER_CLASS);
  static final Pattern MONTH_DAY =
      Pattern.compile("(\\p{Lu}\\p{L}{2,8})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.])" + YEAR);
  static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?!\\d)");
  static final Pattern DOTTED = Pattern.compile("(\\d\\d)\\.(\\d\\d)\\.(\\d{4})(?!\\d)");

  private static final List<String> RUSSIAN_MONTHS =
      List.of(
          "января",
          "февраля",
          "марта",
          "апреля",
          "мая",
          "июня",
          "июля",
          "августа",
          "сентября",
          "октября",
          "ноября",
          "декабря");
  private static final Map<String, Month> MONTHS = months();

  /** The day of a match of one of the patterns above; empty when there is no such day. */
  static Optional<PrintedDate> of(Pattern pattern, MatchResult match) {
    try {
      if (pattern == ISO) {
        return Optional.of(full(match.group(1), match.group(2), match.group(3)));
      }
      if (pattern == DOTTED) {
        return Optional.of(full(match.group(3), match.group(2), match.group(1)));
      }
      boolean dayFirst = pattern == DAY_MONTH;
      Month month = MONTHS.get(match.group(dayFirst ? 2 : 1));
      if (month == null) {
        return Optional.empty();
      }
      MonthDay day = MonthDay.of(month, Integer.parseInt(match.group(dayFirst ? 1 : 2)));
      return Optional.of(new PrintedDate(day, year(match.group(3)))).filter(PrintedDate::exists);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** The dates that this can mean near {@code today}: one with a year, up to three without. */
  List<LocalDate> candidates(LocalDate today) {
    if (year.isPresent()) {
      return List.of(day.atYear(year.getAsInt()));
    }
    return List.of(today.getYear() - 1, today.getYear(), today.getYear() + 1).stream()
        .map(day::atYear)
        .toList();
  }

  private boolean exists() {
    return year.isEmpty() || day.isValidYear(year.getAsInt());
  }

  private static PrintedDate full(String year, String month, String day) {
    LocalDate date =
        LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    return new PrintedDate(MonthDay.from(date), OptionalInt.of(date.getYear()));
  }

  private static OptionalInt year(@Nullable String digits) {
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Year.parse(digits).getValue());
  }

  /** English names as proper nouns: "10 march on" is no date. */
  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    for (Month month : Month.values()) {
      String upper = month.name();
      String name = upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT);
      months.put(upper, month);
      months.put(name, month);
      months.put(upper.substring(0, 3), month);
      months.put(name.substring(0, 3), month);
      months.put(RUSSIAN_MONTHS.get(month.getValue() - 1), month);
    }
    months.put("Sept", Month.SEPTEMBER);
    return Map.copyOf(months);
  }
}
