package org.samizdat.text;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as clocks of a zone show them. */
public final class OffsetTimes {
  private static final int MINUTE = 60;

  private OffsetTimes() {}

  /**
   * RFC 3339 with the zone's offset at that time; with that of UTC where the zone's had seconds,
   * before clocks were set alike, which RFC 3339 cannot write.
   */
  public static String of(Instant instant, ZoneId zone) {
    OffsetDateTime local = OffsetDateTime.ofInstant(instant, zone);
    boolean whole = local.getOffset().getTotalSeconds() % MINUTE == 0;
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        whole ? local : local.withOffsetSameInstant(ZoneOffset.UTC));
  }
}
