package org.samizdat.wordpress;

import java.util.Optional;

/** Plain text of bounded length. */
final class Words {
  private Words() {}

  /** At most so many UTF-16 units, cut between characters and marked where it was. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end) + "…";
  }

  /** The text, unless there is none. */
  static Optional<String> some(String text) {
    return Optional.of(text).filter(words -> !words.isBlank());
  }
}
