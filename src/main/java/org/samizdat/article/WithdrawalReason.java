package org.samizdat.article;

/** Why something that was public no longer is. */
public enum WithdrawalReason {
  ERROR,
  LEGAL,
  /** Erases it, with all that it ever said. */
  SOURCE_SAFETY,
  DUPLICATE,
  RIGHTS
}
