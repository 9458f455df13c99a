package org.samizdat.schedule;

/** What can be planned. */
public enum Action {
  PUBLISH,
  UNPUBLISH
}
