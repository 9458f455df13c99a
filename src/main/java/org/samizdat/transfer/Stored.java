package org.samizdat.transfer;

import java.util.Optional;
import org.samizdat.json.Json;
import org.samizdat.text.Markdown;
import org.samizdat.text.RichText;

/**
 * The columns into which what somebody wrote is divided. HTML is always made here, never taken from
 * a file.
 *
 * @param content what was written but for the body, as JSON
 * @param revision the same, as a revision keeps it
 * @param markdown the body
 */
record Stored(String content, String revision, String markdown, RichText body) {

  /** A thing that can be read. */
  static Stored of(Object content, Object revision, Optional<String> body) {
    String markdown = body.orElse("");
    return new Stored(
        Json.write(content), Json.write(revision), markdown, Markdown.render(markdown));
  }

  /** A revision, which nobody reads as HTML. */
  static Stored ofRevision(Object content, Optional<String> body) {
    String json = Json.write(content);
    return new Stored(json, json, body.orElse(""), new RichText("", ""));
  }

  /** A reader's comment. */
  static Stored ofComment(String markdown) {
    return new Stored("", "", markdown, Markdown.renderComment(markdown));
  }

  Stored withContent(String other) {
    return new Stored(other, revision, markdown, body);
  }

  /** The columns of a revision in which the thing was as it is now. */
  Stored asRevision() {
    return new Stored(revision, revision, markdown, body);
  }

  static Stored nothing() {
    return new Stored("", "", "", new RichText("", ""));
  }
}
