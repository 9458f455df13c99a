package org.samizdat.format;

import org.samizdat.text.PlainText;

/** Texts cut short, and on one line. */
final class Excerpt {
  private static final String CUT = "…";

  private Excerpt() {}

  /** All of it, or as many whole words as there is room for, with an ellipsis. */
  static String of(String text, int maxLength) {
    String line = line(text);
    if (line.length() <= maxLength) {
      return line;
    }
    int room = Math.max(0, maxLength - CUT.length());
    int end = line.lastIndexOf(' ', room);
    if (end <= 0) {
      end = room > 0 && Character.isHighSurrogate(line.charAt(room - 1)) ? room - 1 : room;
    }
    return line.substring(0, end).stripTrailing() + CUT;
  }

  /** The text without line ends and other controls, which would move the cursor of a terminal. */
  static String line(String text) {
    return PlainText.tidy(text.replace('\n', ' ').replace('\r', ' '));
  }
}
