package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.samizdat.comment.PrivateEmail;
import org.samizdat.problem.ProblemException;

/** Reads one {@code item} of an export. */
final class WxrEntryReader {
  /** Longest HTML of an article, ten times what the Markdown of one may have. */
  static final int MAX_CONTENT = 2_000_000;

  /** All comments on one entry together. */
  private static final int MAX_COMMENTS = 8_000_000;

  private static final int MAX_COMMENT = 100_000;
  private static final int MAX_VALUE = 20_000;
  private static final int MAX_TERMS = 1_000;
  private static final Set<String> VALUES =
      Set.of(
          "title",
          "link",
          "creator",
          "post_id",
          "post_date",
          "post_date_gmt",
          "comment_status",
          "post_name",
          "status",
          "post_parent",
          "post_type",
          "post_password",
          "attachment_url");
  private static final Set<String> META =
      Set.of("_wp_old_slug", "_thumbnail_id", "_wp_attached_file", "_wp_attachment_image_alt");

  private final XMLStreamReader xml;
  private final WxrText text;
  private final Content into;
  private final String place;
  private final Map<String, String> values = new HashMap<>();
  private final List<Term> terms = new ArrayList<>();
  private final Map<String, List<String>> meta = new HashMap<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();
  private Optional<String> tooLong = Optional.empty();
  private int commentRoom = MAX_COMMENTS;

  WxrEntryReader(XMLStreamReader xml, WxrText text, Content into) {
    this.xml = xml;
    this.text = text;
    this.into = into;
    this.place = place();
  }

  private String place() {
    return "line " + xml.getLocation().getLineNumber();
  }

  void read() throws XMLStreamException {
    while (xml.next() != XMLStreamReader.END_ELEMENT) {
      if (xml.isStartElement()) {
        part(xml.getLocalName(), xml.getNamespaceURI());
      }
    }
    left.forEach(into::left);
    if (tooLong.isPresent()) {
      into.left(new Left(place, title(), "its %s is too long".formatted(tooLong.get())));
    } else {
      into.entry(entry());
    }
  }

  private String title() {
    return value("title").isEmpty() ? "entry " + value("post_id") : value("title");
  }

  private void part(String name, String namespace) throws XMLStreamException {
    switch (name) {
      case "encoded" -> {
        boolean excerpt = namespace.endsWith("/excerpt/");
        keep(excerpt ? "excerpt" : "content", excerpt ? MAX_VALUE : MAX_CONTENT);
      }
      case "category" -> term();
      case "postmeta" -> meta();
      case "comment" -> comment();
      default -> {
        if (VALUES.contains(name)) {
          keep(name, MAX_VALUE);
        } else {
          text.skip();
        }
      }
    }
  }

  private void keep(String name, int limit) throws XMLStreamException {
    Optional<String> read = text.read(limit);
    if (read.isEmpty()) {
      tooLong = Optional.of(name);
    }
    values.put(name, read.orElse(""));
  }

  private void term() throws XMLStreamException {
    String taxonomy = Optional.ofNullable(xml.getAttributeValue(null, "domain")).orElse("category");
    String slug = Optional.ofNullable(xml.getAttributeValue(null, "nicename")).orElse("");
    String name = text.read(MAX_VALUE).orElse("");
    if (terms.size() < MAX_TERMS) {
      terms.add(new Term(taxonomy, slug, name));
    }
  }

  /** Values of other fields are passed over, whatever they are: many are serialised PHP. */
  private void meta() throws XMLStreamException {
    String key = "";
    while (xml.next() != XMLStreamReader.END_ELEMENT) {
      if (xml.isStartElement()) {
        if (xml.getLocalName().equals("meta_key")) {
          key = text.read(MAX_VALUE).orElse("");
        } else if (xml.getLocalName().equals("meta_value") && META.contains(key)) {
          String value = text.read(MAX_VALUE).orElse("");
          meta.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
        } else {
          text.skip();
        }
      }
    }
  }

  private void comment() throws XMLStreamException {
    String where = place();
    Map<String, String> parts = new HashMap<>();
    boolean whole = true;
    while (xml.next() != XMLStreamReader.END_ELEMENT) {
      if (xml.isStartElement()) {
        String name = xml.getLocalName();
        if (!name.startsWith("comment_") || name.equals("comment_author_IP")) {
          text.skip();
          continue;
        }
        Optional<String> read = text.read(Math.min(MAX_COMMENT, commentRoom));
        whole = whole && read.isPresent();
        commentRoom -= read.map(String::length).orElse(0);
        parts.put(name, read.orElse(""));
      }
    }
    if (whole) {
      comments.add(comment(where, parts));
    } else {
      left.add(new Left(where, "comment on " + title(), "the comment is too long"));
    }
  }

  private static Comment comment(String place, Map<String, String> parts) {
    return new Comment(
        place,
        number(parts.getOrDefault("comment_id", "")),
        number(parts.getOrDefault("comment_parent", "")),
        parts.getOrDefault("comment_author", ""),
        email(parts.getOrDefault("comment_author_email", "")),
        parts.getOrDefault("comment_author_url", ""),
        new PrintedDate(
            parts.getOrDefault("comment_date_gmt", ""), parts.getOrDefault("comment_date", "")),
        parts.getOrDefault("comment_content", ""),
        parts.getOrDefault("comment_approved", ""),
        parts.getOrDefault("comment_type", ""));
  }

  /** What is no address is not kept, nor told. */
  private static Optional<PrivateEmail> email(String address) {
    try {
      return Optional.of(address.strip()).filter(each -> !each.isEmpty()).map(PrivateEmail::of);
    } catch (ProblemException none) {
      return Optional.empty();
    }
  }

  private Entry entry() {
    return new Entry(
        place,
        number(value("post_id")),
        value("post_type"),
        value("status"),
        value("title"),
        value("post_name"),
        value("link"),
        value("creator"),
        new PrintedDate(value("post_date_gmt"), value("post_date")),
        values.getOrDefault("content", ""),
        false,
        values.getOrDefault("excerpt", ""),
        !value("post_password").isEmpty(),
        value("comment_status").equals("open"),
        number(value("post_parent")),
        value("attachment_url"),
        List.copyOf(terms),
        Map.copyOf(meta),
        List.copyOf(comments));
  }

  private String value(String name) {
    return values.getOrDefault(name, "").strip();
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException none) {
      return 0;
    }
  }
}
