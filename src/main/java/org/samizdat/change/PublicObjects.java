package org.samizdat.change;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The public objects of one type, for whoever passes changes on without knowing the types. */
public interface PublicObjects {
  ChangeType type();

  /** Where an object of this type is, whether or not it can be seen now. */
  String url(String id);

  /** What its address answers now; empty where that is 404 or 410. */
  Optional<?> find(Handle handle, String id);

  /**
   * What can be seen now, by id, for a walk through all of it.
   *
   * @param id the last one that was seen; empty at first
   * @param article only what belongs to this article, where there is one
   * @return at most {@code limit}, each as if it were published just now; fewer only at the end
   */
  List<Change> after(Handle handle, String id, Optional<UUID> article, int limit);

  /** The id to begin after. */
  static UUID uuid(String id) {
    return id.isEmpty() ? new UUID(0, 0) : UUID.fromString(id);
  }
}
