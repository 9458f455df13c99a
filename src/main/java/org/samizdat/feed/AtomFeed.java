package org.samizdat.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.samizdat.article.Byline;
import org.samizdat.article.Withdrawn;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.WireName;

/**
 * Atom (RFC 4287), in pages (RFC 5005 §3), with what was withdrawn as deleted entries (RFC 6721).
 */
final class AtomFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

  private final Xml xml;

  private AtomFeed(Xml xml) {
    this.xml = xml;
  }

  static byte[] write(FeedPage page, BaseUrl base) {
    return Xml.document(xml -> new AtomFeed(xml).feed(page, base));
  }

  private void feed(FeedPage page, BaseUrl base) {
    xml.open("feed", "xmlns", ATOM, "xmlns:at", TOMBSTONES, "xml:lang", page.language());
    xml.element("id", page.id());
    xml.element("title", page.title());
    page.description().ifPresent(text -> xml.element("subtitle", text));
    xml.element("updated", date(page.updatedAt()));
    authors(page.authors());
    xml.empty("link", "rel", "alternate", "href", page.home());
    page.allLinks(base, FeedFormat.ATOM)
        .forEach(link -> xml.empty("link", "rel", link.rel(), "href", link.href()));
    xml.element("generator", "samizdat");
    page.withdrawn().forEach(this::deleted);
    page.items().forEach(item -> entry(item, base));
    xml.close();
  }

  /** To the millisecond: some readers take the digits behind it for more of them. */
  private static String date(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private void authors(List<Byline> authors) {
    for (Byline each : authors) {
      xml.open("author").element("name", each.name());
      each.url().ifPresent(url -> xml.element("uri", url));
      xml.close();
    }
  }

  private void deleted(Withdrawn each) {
    xml.open(
            "at:deleted-entry",
            "ref",
            FeedItem.id(each.id()),
            "when",
            each.withdrawal().at().toString())
        .element("at:comment", WireName.of(each.withdrawal().reason()))
        .close();
  }

  private void entry(FeedItem item, BaseUrl base) {
    xml.open("entry", "xml:lang", item.language());
    xml.element("id", item.id());
    xml.element("title", item.title());
    xml.element("published", date(item.publishedAt()));
    xml.element("updated", date(item.updatedAt()));
    xml.empty("link", "rel", "alternate", "href", item.url());
    item.attachments()
        .forEach(
            each ->
                xml.empty(
                    "link",
                    "rel",
                    "enclosure",
                    "type",
                    each.mediaType(),
                    "title",
                    each.title(),
                    "href",
                    each.url()));
    authors(item.authors());
    item.topics()
        .forEach(
            topic ->
                xml.empty(
                    "category",
                    "term",
                    topic.slug(),
                    "scheme",
                    base.api() + "/topics",
                    "label",
                    topic.name()));
    item.summary().ifPresent(text -> xml.element("summary", text));
    xml.element("content", item.html(), "type", "html");
    xml.close();
  }
}
