package org.samizdat.event;

/** Whether an event takes place as announced. */
public enum EventStatus {
  SCHEDULED,
  /** Later, and not known when. */
  POSTPONED,
  /** It stays visible, so that those who meant to come are told. */
  CANCELLED,
  /** At another time or place than was announced first. */
  MOVED
}
