package org.samizdat.article;

/** Where the coverage of a live blog stands. */
public enum LiveState {
  SCHEDULED,
  LIVE,
  ENDED
}
