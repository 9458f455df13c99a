package org.samizdat.feed;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.samizdat.testing.Answer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads feeds as others do: by a library for feeds, and by a strict parser of XML. */
final class FeedReading {
  static final String ATOM = "http://www.w3.org/2005/Atom";
  static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

  private FeedReading() {}

  static SyndFeed feed(Answer answer) {
    try {
      return new SyndFeedInput().build(new StringReader(answer.text()));
    } catch (FeedException e) {
      throw new AssertionError(answer.text(), e);
    }
  }

  static List<String> titles(Answer answer) {
    return feed(answer).getEntries().stream().map(SyndEntry::getTitle).toList();
  }

  static Document xml(Answer answer) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(answer.text(), e);
    }
  }

  static List<Element> elements(Answer answer, String namespace, String name) {
    NodeList found = xml(answer).getElementsByTagNameNS(namespace, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  static List<String> texts(Answer answer, String namespace, String name) {
    return elements(answer, namespace, name).stream().map(Element::getTextContent).toList();
  }

  /** The links of the feed itself by their relation; twins would fail. */
  static Map<String, String> links(Answer answer) {
    Map<String, String> links = new TreeMap<>();
    for (Element each : elements(answer, ATOM, "link")) {
      if (!each.getParentNode().getLocalName().equals("entry")) {
        String twin = links.put(each.getAttribute("rel"), each.getAttribute("href"));
        if (twin != null) {
          throw new AssertionError("twice: " + each.getAttribute("rel"));
        }
      }
    }
    return links;
  }
}
