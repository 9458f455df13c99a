package org.samizdat.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;
import org.samizdat.text.PlainText;

/** A body that is text and nothing else. */
public final class TextBody {
  private TextBody() {}

  /** The text, or a problem when it is not UTF-8 or cannot be stored. */
  public static String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (PlainText.isStorable(text)) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // told below
    }
    throw new ProblemException(
        ProblemType.MALFORMED_REQUEST, "The body must be UTF-8 text without NUL (U+0000).");
  }
}
