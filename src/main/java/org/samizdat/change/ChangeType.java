package org.samizdat.change;

/** What kind of thing changed. */
public enum ChangeType {
  ARTICLE,
  UPDATE,
  TOPIC,
  COMMENT,
  EVENT,
  DONATION_APPEAL,
  MEDIA,
  CORRECTION
}
