package org.samizdat.wordpress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.samizdat.text.PlainText;
import org.samizdat.text.Slugs;

/** Slugs as they are written here, made from those of WordPress; the same one gives the same. */
final class Slugger {
  private static final int MAX_NAME = 200;

  /** The slug of a topic; where its letters cannot be written in Latin, one of its hash. */
  String topic(Term term) {
    return from(term.slug())
        .or(() -> Slugs.from(Cleaned.words(term.name())))
        .orElseGet(() -> hashed("topic", term.slug() + term.name()));
  }

  String topicName(Term term) {
    String name = PlainText.tidy(Cleaned.words(term.name()).replaceAll("\\p{Cntrl}", " "));
    return Words.cut(Words.some(name).orElseGet(() -> topic(term)), MAX_NAME);
  }

  /** The slug that an entry would like to have. */
  String article(Entry entry) {
    return from(entry.slug())
        .or(() -> Slugs.from(Cleaned.words(entry.title())))
        .orElseGet(() -> "entry-" + entry.id());
  }

  /** Its slug where another has the one that it would like. */
  static String numbered(String slug, String mark) {
    String number = "-" + mark;
    int room = Math.min(slug.length(), Slugs.MAX_LENGTH - number.length());
    return slug.substring(0, room).replaceFirst("-+$", "") + number;
  }

  /** Slugs that led to an entry: earlier ones, and the last part of its permalink. */
  List<String> others(Entry entry) {
    String path = entry.link().replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
    boolean hasPath = path.indexOf('/', "https://".length()) > 0;
    Stream<String> last =
        hasPath ? Stream.of(path.substring(path.lastIndexOf('/') + 1)) : Stream.of();
    return Stream.concat(entry.meta().getOrDefault("_wp_old_slug", List.of()).stream(), last)
        .flatMap(each -> from(each).stream())
        .distinct()
        .toList();
  }

  /** WordPress writes other letters than Latin ones by their percent codes. */
  private static Optional<String> from(String slug) {
    return Slugs.from(decoded(slug.strip())).filter(Slugs::isValid);
  }

  private static String decoded(String slug) {
    try {
      return URLDecoder.decode(slug.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException asItIs) {
      return slug;
    }
  }

  private static String hashed(String kind, String text) {
    return kind
        + "-"
        + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }
}
