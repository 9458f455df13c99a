package org.samizdat.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Preconditions;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;

/**
 * Takes pictures in and gives them up. The row and the bytes change in one transaction, and the row
 * has the last word: bytes that a crash has left without one are never served.
 */
public final class MediaLibrary {
  private static final String TYPE = "media";

  private final ChangeLog log;
  private final MediaStore store;
  private final PictureReader reader;

  public MediaLibrary(ChangeLog log, MediaStore store, int maxPixels) {
    this.log = log;
    this.store = store;
    this.reader = new PictureReader(maxPixels);
  }

  /** A picture that was sent: taken in now, or there already. */
  record Kept(MediaFile file, boolean isNew) {}

  static ProblemException notFound(Object reference) {
    return ProblemException.notFound("Media " + reference);
  }

  /** Takes a picture in, as the sample's. */
  public UUID add(Actor actor, MediaContent content, byte[] bytes) {
    return keep(actor, content, bytes).file().id();
  }

  Kept keep(Actor actor, MediaContent content, byte[] bytes) {
    Picture picture = reader.read(bytes);
    String sha256 = picture.sha256();
    return log.write(
        actor,
        write -> {
          MediaDao dao = write.attach(MediaDao.class);
          Optional<MediaFile> known = dao.find(sha256);
          return known
              .map(file -> new Kept(file, false))
              .orElseGet(() -> new Kept(insert(write, picture, sha256, content), true));
        });
  }

  /** The row comes first: whoever sends or deletes the same picture meanwhile waits for it. */
  private MediaFile insert(
      PublicWrite write, Picture picture, String sha256, MediaContent content) {
    MediaFile file =
        new MediaFile(
            Database.newId(),
            sha256,
            picture.format().contentType(),
            picture.bytes().length,
            picture.width(),
            picture.height(),
            content,
            1,
            write.now(),
            write.now());
    write.attach(MediaDao.class).insert(columns(file));
    write.about(Audit.Subject.of(TYPE, file.id(), file.revision()));
    try {
      String type = file.contentType();
      store.put(MediaFile.name(sha256, type), picture.bytes(), type);
      for (Picture.Rendition each : picture.renditions()) {
        store.put(MediaFile.name(sha256, type, each.width()), each.bytes(), type);
      }
    } catch (IOException e) {
      throw StoreUnavailable.problem(e);
    }
    return file;
  }

  MediaFile replace(Actor actor, UUID id, Preconditions seen, MediaContent content) {
    return edit(actor, id, seen, before -> content);
  }

  MediaFile patch(Actor actor, UUID id, Preconditions seen, JsonNode patch) {
    return edit(
        actor, id, seen, before -> MergePatch.apply(Json.tree(before), patch, MediaContent.class));
  }

  private MediaFile edit(
      Actor actor, UUID id, Preconditions seen, UnaryOperator<MediaContent> content) {
    return log.write(
        actor,
        write -> {
          MediaDao dao = write.attach(MediaDao.class);
          MediaFile before = dao.lock(id).orElseThrow(() -> notFound(id));
          seen.require(before.revision());
          MediaFile after = before.with(content.apply(before.content()), write.now());
          dao.update(columns(after));
          write.about(Audit.Subject.of(TYPE, id, after.revision()));
          return after;
        });
  }

  /** Deletes what nothing uses, and tells all who may have a copy. */
  void delete(Actor actor, UUID id, Preconditions seen) {
    log.write(
        actor,
        write -> {
          MediaDao dao = write.attach(MediaDao.class);
          MediaFile file = dao.lock(id).orElseThrow(() -> notFound(id));
          seen.require(file.revision());
          List<MediaDao.Use> uses = dao.uses(id);
          if (!uses.isEmpty()) {
            throw ProblemException.wrongState(
                "It is used by %s %s; take it out there first."
                    .formatted(uses.get(0).type(), uses.get(0).objectId()));
          }
          dao.delete(id);
          write.about(Audit.Subject.of(TYPE, id).noted("sha256 " + file.sha256()));
          write.announce(
              Change.of(
                  ChangeType.MEDIA, id.toString(), ChangeOp.ERASED, file.revision(), write.now()));
          forget(file);
          return file;
        });
  }

  private void forget(MediaFile file) {
    file.names()
        .forEach(
            name -> {
              try {
                store.delete(name);
              } catch (IOException e) {
                throw StoreUnavailable.problem(e);
              }
            });
  }

  private static Map<String, Object> columns(MediaFile file) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", file.id());
    columns.put("sha256", file.sha256());
    columns.put("contentType", file.contentType());
    columns.put("bytes", file.bytes());
    columns.put("width", file.width());
    columns.put("height", file.height());
    columns.put("content", Json.write(file.content()));
    columns.put("revision", file.revision());
    columns.put("createdAt", file.createdAt());
    columns.put("editedAt", file.editedAt());
    return columns;
  }
}
