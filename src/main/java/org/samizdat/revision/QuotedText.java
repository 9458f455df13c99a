package org.samizdat.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is quoted of a revision: its headline, its standfirst and its body, as plain text. */
final class QuotedText {
  private QuotedText() {}

  /** SHA-256 in hex of the UTF-8 bytes of what there is, with a blank line between. */
  static String sha256(Optional<String> headline, Optional<String> standfirst, String body) {
    String text =
        Stream.of(headline, standfirst, Optional.of(body))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n\n"));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
