package org.samizdat.article;

/** Why something that was public no longer is. */
public enum WithdrawalReason {
  ERROR,
  LEGAL,
  SOURCE_SAFETY,
  DUPLICATE,
  RIGHTS
}
