package org.samizdat.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of something (RFC 9110 §14.1.2).
 *
 * @param first its first byte, from 0
 * @param length how many bytes; 0 or less when there are none
 */
record ByteRange(long first, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  static ByteRange whole(long size) {
    return new ByteRange(0, size);
  }

  /** Empty for what is no single range of bytes, and is then ignored, as the RFC has it. */
  static Optional<ByteRange> parse(String header, long size) {
    Matcher form = FORM.matcher(header.strip());
    if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (form.group(1).isEmpty()) {
      long length = Math.min(size, Long.parseLong(form.group(2)));
      return Optional.of(new ByteRange(size - length, length));
    }
    long first = Long.parseLong(form.group(1));
    long last = form.group(2).isEmpty() ? size - 1 : Long.parseLong(form.group(2));
    if (last < first && !form.group(2).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1) - first + 1));
  }

  /** The value of {@code Content-Range}. */
  String header(long size) {
    return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
  }
}
