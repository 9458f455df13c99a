package org.samizdat.wordpress;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a WordPress export (WXR) from its start to its end, and holds no more of it than one entry.
 * Document types are refused, and with them all entities but the five of XML; nothing is ever
 * fetched, and serialised PHP is text like any other.
 */
final class WxrReader implements Reading {
  private static final Set<String> VERSIONS = Set.of("1.0", "1.1", "1.2");
  private static final int MAX_VALUE = 10_000;
  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader xml;
  private final WxrText text;
  private final Content into;
  private String url = "";
  private String language = "";
  private boolean inChannel;
  private boolean versioned;
  private boolean begun;

  private WxrReader(InputStream in, XMLStreamReader xml, Content into) {
    this.in = in;
    this.xml = xml;
    this.text = new WxrText(xml);
    this.into = into;
  }

  /**
   * Begins to read {@code in}, which is closed with it.
   *
   * @throws SourceRefused when it is no XML
   */
  static WxrReader open(InputStream in, Content into) throws SourceRefused {
    try {
      return new WxrReader(in, FACTORY.createXMLStreamReader(in), into);
    } catch (XMLStreamException e) {
      throw new SourceRefused("It is not well-formed XML: " + firstLine(e), e);
    }
  }

  /**
   * Reads on by one entry or less.
   *
   * @throws SourceRefused when it is not well-formed, or no export of a version that is known
   */
  @Override
  public boolean step() throws SourceRefused {
    try {
      return read();
    } catch (XMLStreamException e) {
      throw malformed(xml, e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static SourceRefused malformed(XMLStreamReader xml, XMLStreamException e) {
    var at = e.getLocation() == null ? xml.getLocation() : e.getLocation();
    return new SourceRefused(
        "It is not well-formed XML: line %d, column %d: %s"
            .formatted(at.getLineNumber(), at.getColumnNumber(), firstLine(e)),
        e);
  }

  private static String firstLine(XMLStreamException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private boolean read() throws XMLStreamException, SourceRefused {
    if (!xml.hasNext()) {
      begin();
      return false;
    }
    int event = xml.next();
    if (event == XMLStreamReader.DTD) {
      throw refused("It has a document type, which no WordPress writes");
    }
    if (event == XMLStreamReader.START_ELEMENT) {
      element(xml.getLocalName());
    }
    return true;
  }

  private void element(String name) throws XMLStreamException, SourceRefused {
    if (inChannel) {
      channelPart();
    } else if (name.equals("channel")) {
      inChannel = true;
    } else if (!name.equals("rss")) {
      throw refused("It is no WordPress export: it begins with <%s>".formatted(name));
    }
  }

  private SourceRefused refused(String why) {
    return new SourceRefused(why + " (" + place() + ").");
  }

  private String place() {
    return "line " + xml.getLocation().getLineNumber();
  }

  private void channelPart() throws XMLStreamException, SourceRefused {
    switch (xml.getLocalName()) {
      case "wxr_version" -> version(value());
      case "base_blog_url" -> url = value();
      case "link" -> url = url.isEmpty() ? value() : passOver();
      case "language" -> language = value();
      case "author" -> author();
      case "category", "tag", "term" -> term(xml.getLocalName());
      case "item" -> {
        begin();
        new WxrEntryReader(xml, text, into).read();
      }
      default -> text.skip();
    }
  }

  private String value() throws XMLStreamException {
    return text.read(MAX_VALUE).orElse("").strip();
  }

  private String passOver() throws XMLStreamException {
    text.skip();
    return url;
  }

  private void version(String version) throws SourceRefused {
    if (!VERSIONS.contains(version)) {
      throw refused(
          "It is an export of version '%s'; 1.0, 1.1 and 1.2 are known".formatted(version));
    }
    versioned = true;
  }

  /** The site is known once something of it comes. */
  private void begin() throws SourceRefused {
    if (begun) {
      return;
    }
    if (!versioned) {
      throw refused("It is no WordPress export: it has no wp:wxr_version before its entries");
    }
    if (url.isEmpty()) {
      throw refused("It does not say the address of its site (wp:base_blog_url)");
    }
    begun = true;
    into.site(new Site(url, language));
  }

  private void author() throws XMLStreamException, SourceRefused {
    begin();
    List<String> values = parts("author_login", "author_display_name");
    into.author(new Author(values.get(0), values.get(1)));
  }

  private void term(String kind) throws XMLStreamException, SourceRefused {
    begin();
    switch (kind) {
      case "category" -> into.term(term("category", parts("category_nicename", "cat_name")));
      case "tag" -> into.term(term("post_tag", parts("tag_slug", "tag_name")));
      default -> {
        List<String> values = parts("term_taxonomy", "term_slug", "term_name");
        into.term(new Term(values.get(0), values.get(1), values.get(2)));
      }
    }
  }

  private static Term term(String taxonomy, List<String> values) {
    return new Term(taxonomy, values.get(0), values.get(1));
  }

  /** The values of the parts of this element that have these names. */
  private List<String> parts(String... names) throws XMLStreamException {
    List<String> wanted = List.of(names);
    List<String> values = new ArrayList<>(wanted.stream().map(name -> "").toList());
    while (xml.next() != XMLStreamReader.END_ELEMENT) {
      if (xml.isStartElement()) {
        int index = wanted.indexOf(xml.getLocalName());
        if (index < 0) {
          text.skip();
        } else {
          values.set(index, value());
        }
      }
    }
    return values;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }
}
