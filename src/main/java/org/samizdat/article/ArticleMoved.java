package org.samizdat.article;

/**
 * The slug is one that the article no longer has; everything below its address has moved with it.
 */
public final class ArticleMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String oldSlug;
  private final String newSlug;

  ArticleMoved(String oldSlug, String newSlug) {
    super(oldSlug + " is now " + newSlug, null, false, false);
    this.oldSlug = oldSlug;
    this.newSlug = newSlug;
  }

  String oldSlug() {
    return oldSlug;
  }

  String newSlug() {
    return newSlug;
  }
}
