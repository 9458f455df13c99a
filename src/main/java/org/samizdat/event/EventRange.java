package org.samizdat.event;

import java.time.Instant;
import java.time.ZoneId;

/** What an event takes of time: from its start to the first instant after it. */
public record EventRange(Instant start, Instant end) {
  /**
   * Reads what an editor wrote; a time that does not exist, or an end before the start, is a
   * problem that names the field.
   */
  public static EventRange of(EventContent content, ZoneId siteZone) {
    EventTime time = EventTime.of(content, siteZone);
    return new EventRange(time.start(), time.end());
  }
}
