package org.samizdat.update;

/** Who can see an update, as long as its live blog can be seen. */
public enum UpdateStatus {
  DRAFT,
  PUBLISHED,
  WITHDRAWN
}
