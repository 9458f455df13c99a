package org.samizdat.text;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A zone as printed behind a time.
 *
 * @param id empty when the name has several meanings or none that is known
 * @param name as printed
 * @param end index behind the name
 */
record PrintedZone(Optional<ZoneId> id, String name, int end) {
  private static final Pattern OFFSET =
      Pattern.compile(
          "(?:(?:UTC|GMT)((?: ?\\+)|[−-])(\\d{1,2})|([+-])(\\d{2})(?=:?\\d{2}))(?::?(\\d{2}))?(?!\\d)");
  private static final int WESTERNMOST_MINUTES = -12 * 60;
  private static final int EASTERNMOST_MINUTES = 14 * 60;

  private static final Pattern IANA =
      Pattern.compile("[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+-]{1,30}){1,2}");
  private static final Pattern CITY_TIME =
      Pattern.compile("((?:\\p{Lu}[\\p{L}'-]{1,20} ){1,3})(?i:time)(?!\\p{L})");
  private static final Pattern ABBREVIATION = Pattern.compile("\\p{L}{1,5}(?![\\p{L}\\d])");

  /** What makes an unknown name a zone and not the first word of the news. */
  private static final Pattern NAME_ENDS = Pattern.compile("[ \\t]*(?:[:–—.)-]|\\R|\\z)");

  private static final Set<String> AMBIGUOUS =
      Set.of("ACT", "AMT", "AST", "CDT", "CST", "ECT", "GST", "IST", "MST", "PST", "SST", "WST");

  /** The zone at {@code start} of {@code text}, if there is one. */
  static Optional<PrintedZone> at(String text, int start, ZoneId siteZone) {
    return offset(text, start)
        .or(() -> iana(text, start))
        .or(() -> phrase(text, start, siteZone))
        .or(() -> cityTime(text, start))
        .or(() -> abbreviation(text, start));
  }

  private static Optional<PrintedZone> offset(String text, int start) {
    Matcher match = matcher(OFFSET, text, start);
    if (!match.lookingAt()) {
      return Optional.empty();
    }
    boolean named = match.group(1) != null;
    String sign = named ? match.group(1) : match.group(3);
    @Nullable String minutes = match.group(5);
    int hours = Integer.parseInt(named ? match.group(2) : match.group(4));
    int total = hours * 60 + (minutes == null ? 0 : Integer.parseInt(minutes));
    int signed = sign.endsWith("+") ? total : -total;
    return signed < WESTERNMOST_MINUTES || signed > EASTERNMOST_MINUTES
        ? Optional.empty()
        : found(ZoneOffset.ofTotalSeconds(signed * 60), text, start, match.end());
  }

  private static Optional<PrintedZone> iana(String text, int start) {
    Matcher match = matcher(IANA, text, start);
    if (!match.lookingAt()) {
      return Optional.empty();
    }
    return IanaZones.find(match.group())
        .map(zone -> found(zone, text, start, match.end()))
        .orElseGet(() -> unclear(text, start, match.end()));
  }

  private static Optional<PrintedZone> phrase(String text, int start, ZoneId siteZone) {
    Matcher match = matcher(ZoneNames.PHRASE, text, start);
    if (!match.lookingAt()) {
      return Optional.empty();
    }
    return ZoneNames.phrase(match.group(), siteZone)
        .flatMap(zone -> found(zone, text, start, match.end()));
  }

  private static Optional<PrintedZone> cityTime(String text, int start) {
    Matcher match = matcher(CITY_TIME, text, start);
    if (!match.lookingAt()) {
      return Optional.empty();
    }
    return ZoneNames.city(match.group(1).strip())
        .flatMap(zone -> found(zone, text, start, match.end()))
        .or(() -> unclear(text, start, match.end()));
  }

  private static Optional<PrintedZone> abbreviation(String text, int start) {
    Matcher match = matcher(ABBREVIATION, text, start);
    if (!match.lookingAt()) {
      return Optional.empty();
    }
    String name = match.group();
    Optional<ZoneId> zone = ZoneNames.abbreviation(name);
    if (zone.isPresent() || AMBIGUOUS.contains(name)) {
      return Optional.of(new PrintedZone(zone, name, match.end()));
    }
    boolean looksLikeOne = name.matches("[A-Z]{2,4}T");
    return looksLikeOne ? unclear(text, start, match.end()) : Optional.empty();
  }

  private static Optional<PrintedZone> found(ZoneId zone, String text, int start, int end) {
    return Optional.of(new PrintedZone(Optional.of(zone), text.substring(start, end), end));
  }

  private static Optional<PrintedZone> unclear(String text, int start, int end) {
    return matcher(NAME_ENDS, text, end).lookingAt()
        ? Optional.of(new PrintedZone(Optional.empty(), text.substring(start, end), end))
        : Optional.empty();
  }

  private static Matcher matcher(Pattern pattern, String text, int start) {
    return pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
  }
}
