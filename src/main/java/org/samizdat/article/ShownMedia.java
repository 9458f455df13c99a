package org.samizdat.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.media.MediaFile;
import org.samizdat.media.MediaUses;
import org.samizdat.problem.ProblemException;

/** Settles what an editor named as media, and keeps this server's pictures from being deleted. */
public final class ShownMedia {
  private ShownMedia() {}

  /**
   * The media with all that is known of them.
   *
   * @param type of the thing that shows them, such as {@code article}
   */
  public static List<Media> settled(Handle handle, String type, UUID objectId, List<Media> named) {
    List<Media> settled = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      settled.add(settled(handle, named.get(i), "/media/" + i));
    }
    Set<UUID> own =
        settled.stream().flatMap(each -> each.id().stream()).collect(Collectors.toSet());
    MediaUses.replace(handle, type, objectId, own);
    return List.copyOf(settled);
  }

  private static Media settled(Handle handle, Media named, String pointer) {
    Optional<MediaFile> byId =
        named
            .id()
            .map(
                id ->
                    MediaUses.find(handle, id)
                        .orElseThrow(
                            () ->
                                ProblemException.invalidContent(
                                    pointer + "/id", "must be the id of a picture here")));
    return byId.or(() -> named.url().flatMap(url -> MediaUses.find(handle, url)))
        .map(file -> own(named, file))
        .orElseGet(() -> elsewhere(named, pointer));
  }

  /** A picture of this server with all that is known of it. */
  public static Media own(Media named, MediaFile file) {
    return new Media(
        Optional.of(file.id()),
        Optional.empty(),
        named.alt().or(() -> Optional.of(file.content().alt())),
        named.caption().or(() -> file.content().caption()),
        named.credit().or(() -> file.content().credit()),
        Optional.of(file.contentType()),
        Optional.of(file.width()),
        Optional.of(file.height()),
        Optional.of(file.sha256()));
  }

  private static Media elsewhere(Media named, String pointer) {
    if (named.url().isEmpty()) {
      throw ProblemException.invalidContent(pointer + "/url", "is required without an id");
    }
    if (named.alt().isEmpty()) {
      throw ProblemException.invalidContent(pointer + "/alt", "is required: what does it show?");
    }
    return named;
  }
}
