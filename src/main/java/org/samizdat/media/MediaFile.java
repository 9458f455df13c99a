package org.samizdat.media;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A picture as it is stored.
 *
 * @param sha256 of its bytes, by which it is found
 */
public record MediaFile(
    UUID id,
    String sha256,
    String contentType,
    int bytes,
    int width,
    int height,
    MediaContent content,
    int revision,
    Instant createdAt,
    Instant editedAt) {
  private static final int[] RENDITION_WIDTHS = {320, 640, 1280};

  /** Widths of the smaller pictures that one of this width has; it is never enlarged. */
  public static List<Integer> renditionWidths(int width) {
    return IntStream.of(RENDITION_WIDTHS).filter(each -> each < width).boxed().toList();
  }

  /** How high a picture of this size is at another width. */
  public static int heightAt(int rendition, int width, int height) {
    return Math.max(1, Math.round((float) height * rendition / width));
  }

  /** The name under which it is kept and served. */
  public static String name(String sha256, String contentType) {
    return sha256 + "." + PictureFormat.ofContentType(contentType).extension();
  }

  /** The name of a smaller one. */
  public static String name(String sha256, String contentType, int width) {
    return "%s-%d.%s"
        .formatted(sha256, width, PictureFormat.ofContentType(contentType).extension());
  }

  /** All names under which something of it is kept. */
  Stream<String> names() {
    return Stream.concat(
        Stream.of(name(sha256, contentType)),
        renditionWidths(width).stream().map(each -> name(sha256, contentType, each)));
  }

  MediaFile with(MediaContent next, Instant now) {
    return new MediaFile(
        id, sha256, contentType, bytes, width, height, next, revision + 1, createdAt, now);
  }
}
