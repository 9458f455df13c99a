package org.samizdat.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML 1.0 that is well-formed whatever the texts: markup is escaped, and characters that XML
 * cannot hold (§2.2) are left out. Names may have a prefix, which an attribute declares.
 */
final class Xml {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter xml;

  private Xml() {
    try {
      // not to bytes: that way the JDK cuts characters beyond U+FFFF in two
      xml = FACTORY.createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A document in UTF-8. */
  static byte[] document(Consumer<Xml> content) {
    Xml writer = new Xml();
    writer.write(() -> writer.xml.writeStartDocument("UTF-8", "1.0"));
    content.accept(writer);
    return writer.text().getBytes(StandardCharsets.UTF_8);
  }

  /** A fragment, such as HTML that has no void elements. */
  static String fragment(Consumer<Xml> content) {
    Xml writer = new Xml();
    content.accept(writer);
    return writer.text();
  }

  private String text() {
    write(xml::flush);
    return out.toString();
  }

  /** Opens an element; names and values of its attributes take turns. */
  Xml open(String name, String... attributes) {
    write(
        () -> {
          xml.writeStartElement(name);
          writeAttributes(attributes);
        });
    return this;
  }

  /** Closes the element that was opened last. */
  Xml close() {
    write(xml::writeEndElement);
    return this;
  }

  /** An element with nothing but text. */
  Xml element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** An element with nothing in it. */
  Xml empty(String name, String... attributes) {
    write(
        () -> {
          xml.writeEmptyElement(name);
          writeAttributes(attributes);
        });
    return this;
  }

  Xml text(String text) {
    write(() -> xml.writeCharacters(allowed(text)));
    return this;
  }

  private void writeAttributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], allowed(attributes[i + 1]));
    }
  }

  /** Without what XML 1.0 cannot hold in any form. */
  private static String allowed(String text) {
    if (text.codePoints().allMatch(Xml::isAllowed)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(Xml::isAllowed).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || point >= 0x20 && point <= 0xD7FF
        || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x10000;
  }

  /** Something that is written. */
  private interface Writing {
    void run() throws XMLStreamException;
  }

  private void write(Writing work) {
    try {
      work.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a StringWriter takes everything
    }
  }
}
