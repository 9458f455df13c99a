package org.samizdat.wordpress;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the text of single elements, as long as it has a bearable length; more of it is passed over
 * and never held. Pieces are joined, so that a {@code ]]>} split over two CDATA sections is whole.
 */
final class WxrText {
  private static final int BUFFER = 8_192;

  private final XMLStreamReader xml;
  private final char[] buffer = new char[BUFFER];

  WxrText(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * The text of the element that has just begun, up to and with its end; of elements inside it,
   * too. Empty when it has more than {@code limit} characters.
   */
  Optional<String> read(int limit) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean whole = true;
    for (int depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamReader.START_ELEMENT -> depth++;
        case XMLStreamReader.END_ELEMENT -> depth--;
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
            whole = whole && append(text, limit);
        default -> {}
      }
    }
    return whole ? Optional.of(text.toString()) : Optional.empty();
  }

  /** Passes over the element that has just begun. */
  void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamReader.START_ELEMENT -> depth++;
        case XMLStreamReader.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private boolean append(StringBuilder text, int limit) throws XMLStreamException {
    for (int at = 0; ; ) {
      int got = xml.getTextCharacters(at, buffer, 0, buffer.length);
      if (text.length() + got > limit) {
        text.setLength(0);
        text.trimToSize();
        return false;
      }
      text.append(buffer, 0, got);
      at += got;
      if (got < buffer.length) {
        return true;
      }
    }
  }
}
