package org.samizdat.requestlog;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes of log lines, of which no part that a client chose can end its line or its quotes. */
final class Line {
  /** So much of each part that a client chose is kept, in characters. */
  static final int MAX_FOREIGN = 2048;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] bytes;
  private int length;

  Line(int capacity) {
    bytes = new byte[capacity];
  }

  /** Adds our own text, in ASCII. */
  @SuppressWarnings("deprecation") // the fast way from ASCII to bytes
  Line text(String ascii) {
    ascii.getBytes(0, ascii.length(), bytes, length);
    length += ascii.length();
    return this;
  }

  /** Adds what a client chose: all but plain ASCII as {@code \xHH}. */
  Line foreign(@Nullable String value) {
    if (value == null) {
      return text("-");
    }
    int end = Math.min(value.length(), MAX_FOREIGN);
    for (int i = 0; i < end; i++) {
      char letter = value.charAt(i);
      if (letter >= ' ' && letter < 0x7f && letter != '"' && letter != '\\') {
        bytes[length++] = (byte) letter;
      } else {
        escape(letter);
      }
    }
    return end < value.length() ? text("...") : this;
  }

  private void escape(char letter) {
    for (byte each : String.valueOf(letter).getBytes(StandardCharsets.UTF_8)) {
      text("\\x").text(HEX.toHexDigits(each));
    }
  }

  Line number(long value) {
    return text(Long.toString(value));
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    length = 0;
  }
}
