package org.samizdat.text;

/** How exactly the time of an event is known. */
public enum TimePrecision {
  MINUTE,
  HOUR,
  DAY
}
