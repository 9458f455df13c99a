package org.samizdat.article;

/** Who can see an article: staff, everyone, or staff again with a tombstone for everyone else. */
public enum ArticleStatus {
  DRAFT,
  PUBLISHED,
  WITHDRAWN
}
