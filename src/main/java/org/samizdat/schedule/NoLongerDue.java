package org.samizdat.schedule;

/**
 * Thrown inside a transaction, which it rolls back, when another node or somebody on the staff was
 * faster.
 */
public final class NoLongerDue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoLongerDue() {
    super("no longer due", null, false, false);
  }
}
