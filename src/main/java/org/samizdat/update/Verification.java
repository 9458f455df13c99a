package org.samizdat.update;

/** How sure the newsroom is of what an update reports. */
public enum Verification {
  UNVERIFIED,
  CONFIRMED,
  DISPUTED,
  REFUTED
}
