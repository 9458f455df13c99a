package org.samizdat.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries and comments as the REST API shows them. */
final class RestEntry {
  private RestEntry() {}

  static Entry article(JsonNode json, Map<Long, Term> terms, List<Comment> comments) {
    List<Term> filed = new ArrayList<>();
    for (String list : List.of("categories", "tags")) {
      json.path(list)
          .forEach(id -> Optional.ofNullable(terms.get(id.asLong())).ifPresent(filed::add));
    }
    String featured = json.path("featured_media").asText("0");
    return new Entry(
        json.path("link").asText(),
        json.path("id").asLong(),
        json.path("type").asText(),
        json.path("status").asText("publish"),
        json.path("title").path("rendered").asText(),
        json.path("slug").asText(),
        json.path("link").asText(),
        json.path("_embedded").path("author").path(0).path("name").asText(),
        date(json),
        json.path("content").path("rendered").asText(),
        true,
        excerpt(json),
        json.path("content").path("protected").asBoolean(),
        json.path("comment_status").asText().equals("open"),
        0,
        "",
        filed,
        Map.of("_thumbnail_id", List.of(featured)),
        comments);
  }

  /** WordPress makes one of the first words where there is none; that says nothing new. */
  private static String excerpt(JsonNode json) {
    String html = json.path("excerpt").path("rendered").asText();
    String excerpt = Cleaned.words(html).replaceFirst("\\s*(\\[…]|…)$", "");
    String content = Cleaned.words(json.path("content").path("rendered").asText());
    return content.startsWith(excerpt) ? "" : html;
  }

  static Entry attachment(JsonNode json) {
    return new Entry(
        json.path("link").asText(),
        json.path("id").asLong(),
        "attachment",
        "inherit",
        json.path("title").path("rendered").asText(),
        json.path("slug").asText(),
        json.path("link").asText(),
        "",
        date(json),
        "",
        true,
        json.path("caption").path("rendered").asText(),
        false,
        false,
        json.path("post").asLong(),
        json.path("source_url").asText(),
        List.of(),
        Map.of(
            "_wp_attachment_image_alt", List.of(json.path("alt_text").asText()),
            "_wp_attached_file", List.of(json.path("media_details").path("file").asText())),
        List.of());
  }

  static Comment comment(JsonNode json) {
    return new Comment(
        json.path("link").asText(),
        json.path("id").asLong(),
        json.path("parent").asLong(),
        json.path("author_name").asText(),
        Optional.empty(),
        json.path("author_url").asText(),
        date(json),
        json.path("content").path("rendered").asText(),
        json.path("status").asText("approved"),
        json.path("type").asText());
  }

  private static PrintedDate date(JsonNode json) {
    return new PrintedDate(json.path("date_gmt").asText(), json.path("date").asText());
  }
}
