package org.samizdat.stream;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeType;
import org.samizdat.follow.ChangeView;

/** A change as an event, made once for all who want it. */
final class StreamedChange {
  static final String NAME = "change";

  private final Change change;
  private final String id;
  private final byte[] bare;
  private byte @Nullable [] full;

  /**
   * A change that goes without its object so far.
   *
   * @param id from where to go on behind it
   */
  StreamedChange(Change change, String id, ChangeView view) {
    this.change = change;
    this.id = id;
    this.bare = EventText.event(NAME, id, view);
  }

  Change change() {
    return change;
  }

  /**
   * The event for these.
   *
   * @param shown reads a change with its object, which is done once
   */
  byte[] bytes(Audience audience, Function<Change, ChangeView> shown) {
    if (!audience.wantsObject(change)) {
      return bare;
    }
    byte[] made = full;
    if (made == null) {
      made = EventText.event(NAME, id, shown.apply(change));
      full = made;
    }
    return made;
  }

  /** What has ended is not told again as it was. */
  void forget(Change end) {
    boolean same = change.type() == end.type() && change.objectId().equals(end.objectId());
    boolean within =
        end.type() == ChangeType.ARTICLE
            && change.articleId().filter(id -> id.toString().equals(end.objectId())).isPresent();
    if (same || within) {
      full = null;
    }
  }

  int weight() {
    byte[] made = full;
    return bare.length + (made == null ? 0 : made.length);
  }
}
