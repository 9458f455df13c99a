package org.samizdat.change;

/** What happened to it, as the public sees it. */
public enum ChangeOp {
  /** It can be seen for the first time, or again. */
  PUBLISHED,
  /** It looks different. */
  UPDATED,
  /** It can no longer be seen. */
  WITHDRAWN,
  /** It is gone for good, and copies should go too. */
  ERASED
}
