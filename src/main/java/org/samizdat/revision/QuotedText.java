package org.samizdat.revision;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samizdat.text.Sha256;

/** What is quoted of a revision: its headline, its standfirst and its body, as plain text. */
final class QuotedText {
  private QuotedText() {}

  /** SHA-256 in hex of the UTF-8 bytes of what there is, with a blank line between. */
  static String sha256(Optional<String> headline, Optional<String> standfirst, String body) {
    String text =
        Stream.of(headline, standfirst, Optional.of(body))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n\n"));
    return Sha256.hex(text);
  }
}
