package org.samizdat.media;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Which thing shows which pictures: told by the thing, in the transaction that changes it. */
public final class MediaUses {
  private static final Pattern ADDRESS =
      Pattern.compile(".*/v1/media/([0-9a-f]{64})(?:-[0-9]+)?\\.(?:jpg|png)");

  private MediaUses() {}

  /** A picture of this server by its id. It cannot be deleted until the transaction ends. */
  public static Optional<MediaFile> find(Handle handle, UUID id) {
    return handle.attach(MediaDao.class).lock(id);
  }

  /** A picture of this server by an address that it was given out under, whatever the host. */
  public static Optional<MediaFile> find(Handle handle, String url) {
    Matcher address = ADDRESS.matcher(url);
    MediaDao dao = handle.attach(MediaDao.class);
    return address.matches()
        ? dao.find(address.group(1)).flatMap(file -> dao.lock(file.id()))
        : Optional.empty();
  }

  /**
   * Says which pictures a thing shows now, and no others any more.
   *
   * @param type such as {@code article}
   */
  public static void replace(Handle handle, String type, UUID objectId, Set<UUID> media) {
    MediaDao dao = handle.attach(MediaDao.class);
    dao.unuse(type, objectId);
    media.forEach(id -> dao.use(id, type, objectId));
  }
}
