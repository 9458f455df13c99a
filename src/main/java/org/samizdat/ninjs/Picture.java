package org.samizdat.ninjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.samizdat.article.Media;
import org.samizdat.article.MediaView;
import org.samizdat.http.BaseUrl;
import org.samizdat.json.Members;
import org.samizdat.media.RenditionView;

/** A picture, or other medium, as an item that is associated with a text. */
final class Picture {
  private Picture() {}

  static Members of(Media media, BaseUrl base) {
    MediaView view = MediaView.of(media, base);
    return new Members()
        .with("name", view.alt())
        .with("rel", "illustration")
        .with("uri", view.url())
        .with("type", type(view.contentType().orElse("")))
        .with("by", view.credit())
        .with(
            "descriptions",
            Stream.concat(
                    Texts.of("alt", Optional.of(view.alt())), Texts.of("caption", view.caption()))
                .toList())
        .with("renditions", renditions(view));
  }

  private static String type(String contentType) {
    return contentType.startsWith("video/")
        ? "video"
        : contentType.startsWith("audio/") ? "audio" : "picture";
  }

  private static List<Members> renditions(MediaView view) {
    List<Members> all = new ArrayList<>();
    all.add(
        new Members()
            .with("name", "main")
            .with("href", view.url())
            .with("contentType", view.contentType())
            .with("width", view.width())
            .with("height", view.height()));
    for (RenditionView each : view.renditions()) {
      all.add(
          new Members()
              .with("name", "w" + each.width())
              .with("href", each.url())
              .with("contentType", view.contentType())
              .with("width", each.width())
              .with("height", each.height()));
    }
    return all;
  }
}
