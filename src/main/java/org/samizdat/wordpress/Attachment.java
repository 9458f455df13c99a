package org.samizdat.wordpress;

import java.util.Optional;
import java.util.UUID;

/**
 * A file of WordPress' media library.
 *
 * @param url where it is
 * @param file its path below {@code wp-content/uploads}
 * @param alt what it shows, in whatever words there are
 * @param caption plain text; empty for none
 * @param parent entry that it was uploaded to; 0 for none
 * @param media the picture here, once it was taken in
 */
record Attachment(
    String place,
    long id,
    String url,
    String file,
    String alt,
    String caption,
    long parent,
    Optional<UUID> media) {
  private static final String UPLOADS = "/uploads/";
  private static final int MAX_ALT = 1_000;
  private static final int MAX_CAPTION = 2_000;

  static Attachment of(Entry entry) {
    String url = entry.attachmentUrl();
    int uploads = url.indexOf(UPLOADS);
    String file =
        entry.meta("_wp_attached_file").isBlank()
            ? (uploads < 0 ? name(url) : url.substring(uploads + UPLOADS.length()))
            : entry.meta("_wp_attached_file");
    String caption = Cleaned.words(entry.excerpt());
    String alt =
        Optional.of(Cleaned.words(entry.meta("_wp_attachment_image_alt")))
            .filter(words -> !words.isEmpty())
            .or(() -> Optional.of(caption).filter(words -> !words.isEmpty()))
            .or(() -> Optional.of(Cleaned.words(entry.title())).filter(words -> !words.isEmpty()))
            .orElseGet(() -> name(url));
    return new Attachment(
        entry.place(),
        entry.id(),
        url,
        file,
        Words.cut(alt, MAX_ALT),
        Words.cut(caption, MAX_CAPTION),
        entry.parent(),
        Optional.empty());
  }

  Attachment kept(UUID id) {
    return new Attachment(place, this.id, url, file, alt, caption, parent, Optional.of(id));
  }

  /** The last part of an address or path, or "picture". */
  static String name(String url) {
    String path = url.replaceFirst("[?#].*$", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isBlank() ? "picture" : name;
  }
}
