package org.samizdat.text;

import java.util.regex.Pattern;

/** Rules for strings that carry no markup. */
public final class PlainText {
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\f\\u000B]+");
  private static final Pattern BLANKS_AT_LINE_ENDS = Pattern.compile(" ?\\n ?");

  private PlainText() {}

  /**
   * Whether a database can keep {@code text}: it holds no U+0000, which PostgreSQL refuses, and no
   * surrogate without its partner, which has no UTF-8 form.
   */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) { // every string of every answer from the database
      char unit = text.charAt(i);
      if (unit == 0 || Character.isSurrogate(unit) && !isStorable(text.codePointAt(i))) {
        return false;
      }
      if (Character.isHighSurrogate(unit)) {
        i++;
      }
    }
    return true;
  }

  private static boolean isStorable(int codePoint) {
    return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
  }

  /** Drops lone surrogates and all control characters but line feeds and tabs. */
  public static String withoutControls(String text) {
    if (hasNeither(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(PlainText::isStorable)
        .filter(point -> !Character.isISOControl(point) || point == '\n' || point == '\t')
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean hasNeither(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean isControl = Character.isISOControl(unit) && unit != '\n' && unit != '\t';
      if (isControl || Character.isSurrogate(unit)) {
        return false;
      }
    }
    return true;
  }

  /** Without controls, with single blanks, none at the ends of lines or of the text. */
  public static String tidy(String text) {
    String blanks = BLANKS.matcher(withoutControls(text)).replaceAll(" ");
    return BLANKS_AT_LINE_ENDS.matcher(blanks).replaceAll("\n").strip();
  }
}
