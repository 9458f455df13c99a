package org.samizdat.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.samizdat.http.BaseUrl;

/** RSS 2.0, with the whole text as {@code content:encoded} and names as {@code dc:creator}. */
final class RssFeed {
  private final Xml xml;

  private RssFeed(Xml xml) {
    this.xml = xml;
  }

  static byte[] write(FeedPage page, BaseUrl base) {
    return Xml.document(xml -> new RssFeed(xml).feed(page, base));
  }

  private void feed(FeedPage page, BaseUrl base) {
    xml.open(
        "rss",
        "version",
        "2.0",
        "xmlns:atom",
        "http://www.w3.org/2005/Atom",
        "xmlns:content",
        "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc",
        "http://purl.org/dc/elements/1.1/");
    xml.open("channel");
    xml.element("title", page.title());
    xml.element("link", page.home());
    xml.element("description", page.description().orElse(page.title()));
    xml.element("language", page.language());
    xml.element("lastBuildDate", date(page.updatedAt()));
    xml.element("generator", "samizdat");
    page.allLinks(base, FeedFormat.RSS)
        .forEach(link -> xml.empty("atom:link", "rel", link.rel(), "href", link.href()));
    page.items().forEach(this::item);
    xml.close().close();
  }

  private void item(FeedItem item) {
    xml.open("item");
    xml.element("title", item.title());
    xml.element("link", item.url());
    xml.element("guid", item.id(), "isPermaLink", "false");
    xml.element("pubDate", date(item.publishedAt()));
    xml.element("atom:updated", item.updatedAt().toString());
    item.authors().forEach(each -> xml.element("dc:creator", each.name()));
    xml.element("dc:language", item.language());
    item.topics().forEach(topic -> xml.element("category", topic.name()));
    item.summary().ifPresent(text -> xml.element("description", text));
    xml.element("content:encoded", item.html());
    item.attachments().stream()
        .limit(1) // readers know what to do with one
        .forEach(
            each ->
                xml.empty("enclosure", "url", each.url(), "length", "0", "type", each.mediaType()));
    xml.close();
  }

  /** RFC 822, with four digits of the year. */
  private static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
