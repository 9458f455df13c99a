package org.samizdat.article;

/** A finished text, or a live blog that grows by updates. */
public enum ArticleKind {
  ARTICLE,
  LIVEBLOG
}
