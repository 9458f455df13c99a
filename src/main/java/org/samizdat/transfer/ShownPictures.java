package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.samizdat.article.Media;
import org.samizdat.article.ShownMedia;
import org.samizdat.media.MediaFile;

/**
 * The pictures that the things of a batch show. Where the same picture is here under another id,
 * things show that one.
 */
final class ShownPictures {
  private final Map<UUID, MediaFile> byId = new HashMap<>();
  private final Map<String, MediaFile> byHash = new HashMap<>();
  private final Optional<Rehearsed> rehearsed;
  private final List<Map<String, Object>> uses = new ArrayList<>();

  ShownPictures(Batch batch, List<List<Media>> shown) {
    this.rehearsed = batch.rehearsed();
    Set<UUID> ids = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    for (List<Media> each : shown) {
      each.stream()
          .filter(media -> media.id().isPresent())
          .forEach(media -> name(media, ids, hashes));
    }
    if (!ids.isEmpty()) {
      for (MediaFile each : batch.attach(MediaDao.class).find(ids, hashes)) {
        byId.put(each.id(), each);
        byHash.put(each.sha256(), each);
      }
    }
    // those that come with these lines
    for (Prepared<MediaLine> each : batch.of(MediaLine.class)) {
      MediaLine line = each.line();
      byId.putIfAbsent(line.id(), byHash.computeIfAbsent(line.sha256(), hash -> file(line)));
    }
  }

  private static void name(Media media, Set<UUID> ids, Set<String> hashes) {
    ids.add(media.id().orElseThrow());
    media.sha256().ifPresent(hashes::add);
  }

  private static MediaFile file(MediaLine line) {
    return new MediaFile(
        line.id(),
        line.sha256(),
        line.contentType(),
        line.bytes(),
        line.width(),
        line.height(),
        line.content(),
        line.revision(),
        line.createdAt(),
        line.editedAt());
  }

  /** The media as they are here; nothing where one of them is not. */
  Optional<List<Media>> settled(List<Media> named) {
    List<Media> settled = new ArrayList<>();
    for (Media each : named) {
      Optional<Media> here = settled(each);
      if (here.isEmpty()) {
        return Optional.empty();
      }
      settled.add(here.get());
    }
    return Optional.of(settled);
  }

  private Optional<Media> settled(Media named) {
    if (named.id().isEmpty()) {
      return Optional.of(named);
    }
    UUID id = named.id().get();
    return Optional.ofNullable(byId.get(id))
        .or(() -> named.sha256().map(byHash::get))
        .map(file -> ShownMedia.own(named, file))
        .or(() -> rehearsed.filter(before -> before.has(id)).map(before -> named));
  }

  /** Keeps what this thing shows from being deleted. */
  void use(String type, UUID objectId, List<Media> media) {
    media.stream()
        .flatMap(each -> each.id().stream())
        .distinct()
        .forEach(
            id ->
                uses.add(
                    new Columns()
                        .with("id", id)
                        .with("type", type)
                        .with("objectId", objectId)
                        .values()));
  }

  void store(Batch batch) {
    if (!uses.isEmpty()) {
      batch.attach(MediaDao.class).use(uses);
    }
  }
}
