package org.samizdat.wordpress;

/**
 * A piece of a paragraph that looks the same throughout.
 *
 * @param link where it leads; empty for nowhere
 */
record Run(Kind kind, String text, boolean strong, boolean emphasised, String link) {
  /** What it is. */
  enum Kind {
    TEXT,
    CODE,
    BREAK
  }

  static final Run PLAIN = new Run(Kind.TEXT, "", false, false, "");

  Run text(String next) {
    return new Run(Kind.TEXT, next, strong, emphasised, link);
  }

  Run code(String literal) {
    return new Run(Kind.CODE, literal, strong, emphasised, link);
  }

  /** A line break, which has no looks. */
  static Run lineBreak() {
    return new Run(Kind.BREAK, "\n", false, false, "");
  }

  Run strong(boolean next) {
    return new Run(kind, text, next, emphasised, link);
  }

  Run emphasised(boolean next) {
    return new Run(kind, text, strong, next, link);
  }

  Run link(String url) {
    return new Run(kind, text, strong, emphasised, url);
  }

  /** What stands between this and {@code other}, and looks as both do. */
  Run between(Run other, String words) {
    return new Run(
        Kind.TEXT,
        words,
        strong && other.strong,
        emphasised && other.emphasised,
        link.equals(other.link) ? link : "");
  }

  boolean isEmphatic() {
    return strong || emphasised;
  }

  /** Whether it is text, and its first and last characters are letters or digits. */
  boolean isEdgedWithLetters() {
    return kind == Kind.TEXT
        && !text.isEmpty()
        && Character.isLetterOrDigit(text.codePointAt(0))
        && Character.isLetterOrDigit(text.codePointBefore(text.length()));
  }

  boolean looksLike(Run other) {
    return text(other.text).equals(other) && kind == other.kind;
  }
}
