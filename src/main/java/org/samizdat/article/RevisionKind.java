package org.samizdat.article;

/** What made a revision. */
public enum RevisionKind {
  CREATED,
  EDITED,
  RESTORED,
  PUBLISHED,
  UNPUBLISHED,
  WITHDRAWN,
  BEGUN,
  ENDED,
  REOPENED,
  PINNED,
  UNPINNED
}
