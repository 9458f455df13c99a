package org.samizdat.article;

/** What a correction does to what was published. */
public enum CorrectionKind {
  /** Something was wrong, and is now right. */
  CORRECTION,
  /** Something could be misunderstood. */
  CLARIFICATION,
  /** All of it was wrong, and is taken back. */
  RETRACTION
}
