package org.samizdat.comment;

/** Where a comment stands; only approved ones are public. */
public enum CommentStatus {
  PENDING,
  APPROVED,
  REJECTED,
  SPAM,
  /** Its words and its author are gone; its place in the thread remains. */
  ERASED
}
