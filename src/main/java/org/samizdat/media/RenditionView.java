package org.samizdat.media;

import java.util.List;
import org.samizdat.http.BaseUrl;

/** A picture in another size, for a slow link or a narrow place. */
public record RenditionView(String url, int width, int height) {
  /** The address of what is kept under this name. */
  public static String url(String name, BaseUrl base) {
    return base.api() + "/media/" + name;
  }

  /** Those that a picture has, the smallest first. */
  public static List<RenditionView> all(
      String sha256, String contentType, int width, int height, BaseUrl base) {
    return MediaFile.renditionWidths(width).stream()
        .map(
            each ->
                new RenditionView(
                    url(MediaFile.name(sha256, contentType, each), base),
                    each,
                    MediaFile.heightAt(each, width, height)))
        .toList();
  }
}
