package org.samizdat.wordpress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.samizdat.article.Media;
import org.samizdat.text.Urls;

/** The pictures of an entry: the featured one, and those that its text shows, each once. */
final class Pictures {
  private static final int MAX = 50;
  private static final int MAX_ALT = 1_000;
  private static final int MAX_CAPTION = 2_000;

  private final Catalogue catalogue;
  private final Consumer<Left> left;

  Pictures(Catalogue catalogue, Consumer<Left> left) {
    this.catalogue = catalogue;
    this.left = left;
  }

  List<Media> of(Entry entry, List<Picture> shown) {
    Map<String, Media> media = new LinkedHashMap<>();
    for (Picture each : all(entry, shown)) {
      Optional<Media> one = media(each);
      if (one.isEmpty()) {
        left.accept(new Left(entry.place(), entry.title(), "a picture has no file and no address"));
      }
      one.ifPresent(
          found ->
              media.putIfAbsent(found.id().map(Object::toString).or(found::url).orElse(""), found));
    }
    if (media.size() > MAX) {
      left.accept(
          new Left(
              entry.place(),
              entry.title(),
              "more than %d pictures, so the rest is left out".formatted(MAX)));
    }
    return media.values().stream().limit(MAX).toList();
  }

  private List<Picture> all(Entry entry, List<Picture> shown) {
    List<Picture> all = new ArrayList<>();
    long featured = Findings.number(entry.meta("_thumbnail_id"));
    if (featured > 0) {
      all.add(Picture.of(featured));
    }
    for (Picture each : shown) {
      if (each.attachment() == Picture.ALL) {
        catalogue.attachmentsOf(entry.id()).forEach(one -> all.add(Picture.of(one.id())));
      } else {
        all.add(each);
      }
    }
    return all;
  }

  /** A picture of this server where it is one, or else by its address. */
  private Optional<Media> media(Picture picture) {
    Optional<Attachment> attachment = catalogue.attachment(picture);
    String url =
        picture.url().isEmpty() ? attachment.map(Attachment::url).orElse("") : picture.url();
    Optional<String> words = Words.some(picture.alt()).or(() -> Words.some(picture.caption()));
    String alt =
        words.or(() -> attachment.map(Attachment::alt)).orElseGet(() -> Attachment.name(url));
    Optional<String> caption =
        Words.some(picture.caption())
            .or(() -> attachment.map(Attachment::caption).flatMap(Words::some));
    if (attachment.flatMap(Attachment::media).isEmpty() && !Urls.isHttp(url)) {
      return Optional.empty();
    }
    Optional<Media> own = attachment.flatMap(Attachment::media).map(Media::of);
    return Optional.of(
        new Media(
            own.flatMap(Media::id),
            Optional.of(url).filter(each -> own.isEmpty()),
            Optional.of(Words.cut(alt, MAX_ALT)),
            caption.map(each -> Words.cut(each, MAX_CAPTION)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
