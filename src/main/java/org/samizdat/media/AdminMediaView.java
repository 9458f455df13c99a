package org.samizdat.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.http.BaseUrl;

/**
 * A picture as staff see it.
 *
 * @param usedBy what shows it; absent in lists
 */
record AdminMediaView(
    UUID id,
    String sha256,
    String url,
    String contentType,
    int bytes,
    int width,
    int height,
    List<RenditionView> renditions,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    MediaContent content,
    Optional<List<UseView>> usedBy,
    AdminMediaLinks links) {

  /** Something that shows it. */
  record UseView(String type, UUID id, String url) {}

  /** Where staff and the public find it. */
  record AdminMediaLinks(String self, @JsonProperty("public") String publicUrl) {}

  static AdminMediaView of(MediaFile file, Optional<List<MediaDao.Use>> uses, BaseUrl base) {
    String url = RenditionView.url(MediaFile.name(file.sha256(), file.contentType()), base);
    return new AdminMediaView(
        file.id(),
        file.sha256(),
        url,
        file.contentType(),
        file.bytes(),
        file.width(),
        file.height(),
        RenditionView.all(file.sha256(), file.contentType(), file.width(), file.height(), base),
        file.revision(),
        file.createdAt(),
        file.editedAt(),
        file.content(),
        uses.map(
            all ->
                all.stream()
                    .map(
                        use ->
                            new UseView(
                                use.type(),
                                use.objectId(),
                                "%s/admin/%ss/%s"
                                    .formatted(base.api(), use.type(), use.objectId())))
                    .toList()),
        new AdminMediaLinks(base.api() + "/admin/media/" + file.id(), url));
  }
}
