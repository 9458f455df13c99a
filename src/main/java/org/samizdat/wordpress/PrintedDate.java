package org.samizdat.wordpress;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A time as WordPress writes it: twice, in UTC and by the site's clock, and either can be {@code
 * 0000-00-00 00:00:00}, which means none.
 */
record PrintedDate(String utc, String local) {
  static final PrintedDate NONE = new PrintedDate("", "");

  /** The moment, if there is one; the site's clock counts where UTC is missing. */
  Optional<Instant> at(ZoneId zone) {
    return parse(utc, ZoneOffset.UTC).or(() -> parse(local, zone));
  }

  private static Optional<Instant> parse(String text, ZoneId zone) {
    try {
      LocalDateTime time =
          LocalDateTime.parse(
              text.strip().replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      return Optional.of(time)
          .filter(each -> each.getYear() > 0 && each.getYear() <= 9999)
          .map(each -> each.atZone(zone).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
