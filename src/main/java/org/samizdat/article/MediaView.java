package org.samizdat.article;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;
import org.samizdat.media.MediaFile;
import org.samizdat.media.RenditionView;

/**
 * A picture, or other medium, as it stands beside the text.
 *
 * @param id of a picture of this server
 * @param renditions the same in smaller sizes, the smallest first
 */
public record MediaView(
    Optional<UUID> id,
    String url,
    String alt,
    Optional<String> caption,
    Optional<String> credit,
    Optional<String> contentType,
    Optional<Integer> width,
    Optional<Integer> height,
    Optional<String> sha256,
    List<RenditionView> renditions) {

  /** Addresses of this server's pictures follow its own, wherever it moves. */
  public static MediaView of(Media media, BaseUrl base) {
    boolean own = media.id().isPresent();
    String sha256 = media.sha256().orElse("");
    String type = media.contentType().orElse("");
    return new MediaView(
        media.id(),
        own ? RenditionView.url(MediaFile.name(sha256, type), base) : media.url().orElseThrow(),
        media.alt().orElseThrow(),
        media.caption(),
        media.credit(),
        media.contentType(),
        media.width(),
        media.height(),
        media.sha256(),
        own
            ? RenditionView.all(
                sha256, type, media.width().orElseThrow(), media.height().orElseThrow(), base)
            : List.of());
  }
}
