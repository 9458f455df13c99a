package org.samizdat.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of time zones that have one meaning. Offsets of the abbreviations: IANA tz, "zic" names.
 */
final class ZoneNames {
  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final ZoneId KYIV = ZoneId.of("Europe/Kiev");

  /** Moscow is a place, not an offset: MSK was +04:00 from 2011 to 2014. */
  private static final Map<String, ZoneId> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("GMT", ZoneOffset.UTC),
          Map.entry("UTC", ZoneOffset.UTC),
          Map.entry("Z", ZoneOffset.UTC),
          Map.entry("WET", ZoneOffset.UTC),
          Map.entry("BST", ZoneOffset.ofHours(1)),
          Map.entry("WEST", ZoneOffset.ofHours(1)),
          Map.entry("CET", ZoneOffset.ofHours(1)),
          Map.entry("CEST", ZoneOffset.ofHours(2)),
          Map.entry("EET", ZoneOffset.ofHours(2)),
          Map.entry("EEST", ZoneOffset.ofHours(3)),
          Map.entry("MSK", MOSCOW),
          Map.entry("МСК", MOSCOW),
          Map.entry("EST", ZoneOffset.ofHours(-5)),
          Map.entry("EDT", ZoneOffset.ofHours(-4)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)),
          Map.entry("JST", ZoneOffset.ofHours(9)),
          Map.entry("KST", ZoneOffset.ofHours(9)),
          Map.entry("HKT", ZoneOffset.ofHours(8)),
          Map.entry("AEST", ZoneOffset.ofHours(10)),
          Map.entry("AEDT", ZoneOffset.ofHours(11)),
          Map.entry("NZST", ZoneOffset.ofHours(12)),
          Map.entry("NZDT", ZoneOffset.ofHours(13)));

  private static final Set<String> ALSO_IN_SMALL_LETTERS = Set.of("gmt", "utc", "msk", "мск");

  private static final Set<String> LOCAL =
      Set.of("local time", "по местному времени", "местному времени", "местного времени");

  private static final Map<String, ZoneId> PHRASES =
      Map.ofEntries(
          Map.entry("по московскому времени", MOSCOW),
          Map.entry("московского времени", MOSCOW),
          Map.entry("по москве", MOSCOW),
          Map.entry("по киевскому времени", KYIV),
          Map.entry("киевского времени", KYIV),
          Map.entry("по алматинскому времени", ALMATY),
          Map.entry("алматинского времени", ALMATY),
          Map.entry("по астанинскому времени", ALMATY),
          Map.entry("по времени астаны", ALMATY),
          Map.entry("по времени алматы", ALMATY),
          Map.entry("времени астаны", ALMATY),
          Map.entry("астана уақыты", ALMATY),
          Map.entry("алматы уақыты", ALMATY),
          Map.entry("астана уақыты бойынша", ALMATY),
          Map.entry("алматы уақыты бойынша", ALMATY),
          Map.entry("по гринвичу", ZoneOffset.UTC));

  /** "Local time", "по Москве" and their kin, at the place where a zone may stand. */
  static final Pattern PHRASE = phrasePattern();

  private static final Map<String, ZoneId> CITIES = cities();

  private ZoneNames() {}

  private static Pattern phrasePattern() {
    String longestFirst =
        Stream.concat(LOCAL.stream(), PHRASES.keySet().stream())
            .sorted(Comparator.comparing(String::length).reversed())
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        "(?:" + longestFirst + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static Optional<ZoneId> abbreviation(String name) {
    String key = ALSO_IN_SMALL_LETTERS.contains(name) ? name.toUpperCase(Locale.ROOT) : name;
    return Optional.ofNullable(ABBREVIATIONS.get(key));
  }

  static Optional<ZoneId> phrase(String words, ZoneId siteZone) {
    String key = words.toLowerCase(Locale.ROOT);
    return LOCAL.contains(key) ? Optional.of(siteZone) : Optional.ofNullable(PHRASES.get(key));
  }

  /** The zone of the city in "London time". */
  static Optional<ZoneId> city(String name) {
    return Optional.ofNullable(CITIES.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The short English name of {@code zone} at that moment, or its offset as "UTC+06:00". */
  static String print(ZoneId zone, Instant instant) {
    ZoneOffset offset = zone.getRules().getOffset(instant);
    String name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(instant.atZone(zone));
    boolean oneMeaning =
        abbreviation(name)
            .filter(known -> known.getRules().getOffset(instant).equals(offset))
            .isPresent();
    if (oneMeaning && !name.equals("Z")) {
      return name;
    }
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
  }

  /** Last parts of IANA names, without those that stand for zones with different rules. */
  private static Map<String, ZoneId> cities() {
    Map<String, ZoneId> cities = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (String id : IanaZones.names()) {
      if (id.matches("(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")) {
        String city =
            id.substring(id.lastIndexOf('/') + 1).replace('_', ' ').toLowerCase(Locale.ROOT);
        ZoneId zone = ZoneId.of(id);
        ZoneId other = cities.put(city, zone);
        if (other != null && !other.getRules().equals(zone.getRules())) {
          shared.add(city);
        }
      }
    }
    cities.keySet().removeAll(shared);
    cities.put("astana", ALMATY);
    cities.put("aktau", ZoneId.of("Asia/Aqtau"));
    cities.put("zhanaozen", ZoneId.of("Asia/Aqtau"));
    cities.put("kyiv", KYIV);
    cities.put("beijing", ZoneId.of("Asia/Shanghai"));
    cities.put("delhi", ZoneId.of("Asia/Kolkata"));
    cities.put("washington", ZoneId.of("America/New_York"));
    cities.put("greenwich mean", ZoneOffset.UTC);
    return Map.copyOf(cities);
  }
}
