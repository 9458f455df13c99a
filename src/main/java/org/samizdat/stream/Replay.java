package org.samizdat.stream;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.follow.ChangeView;
import org.samizdat.follow.ChangeViews;

/** Reads from the log, page by page, what somebody missed who was away for long. */
final class Replay {
  private static final int ROWS = 200;

  /** Each reader who is slow holds one page, and there may be many. */
  private static final int MAX_BYTES = 16 << 10;

  private final ChangeLog log;
  private final ChangeViews views;

  Replay(ChangeLog log, ChangeViews views) {
    this.log = log;
    this.views = views;
  }

  /**
   * A part of what was missed.
   *
   * @param refusal why there is none
   * @param events as they are written, with one write
   * @param upTo the last change that was looked at
   * @param atEnd whether there was nothing behind it
   */
  record Page(Optional<String> refusal, byte[] events, long upTo, boolean atEnd) {}

  Page read(Audience audience, UUID epoch, long after) {
    return log.read(handle -> read(handle, audience, epoch, after));
  }

  private Page read(Handle handle, Audience audience, UUID epoch, long after) {
    Optional<String> refusal = ChangeLog.state(handle).refusal(epoch, after);
    if (refusal.isPresent()) {
      return new Page(refusal, new byte[0], after, true);
    }
    ChangeViews.WithObjects shown = views.withObjects(handle);
    ByteArrayOutputStream events = new ByteArrayOutputStream();
    List<Change> rows = ChangeLog.after(handle, after, ROWS);
    int looked = 0;
    boolean followed = true;
    while (looked < rows.size() && events.size() < MAX_BYTES) {
      Change each = rows.get(looked++);
      followed = audience.follows(each);
      if (followed) {
        ChangeView view = audience.wantsObject(each) ? shown.of(each) : views.bare(each);
        events.writeBytes(EventText.event(StreamedChange.NAME, id(epoch, each.seq()), view));
      }
    }
    long upTo = looked == 0 ? after : rows.get(looked - 1).seq();
    if (!followed) {
      // so that whoever is cut off here need not begin the same search again
      events.writeBytes(EventText.place(id(epoch, upTo)));
    }
    boolean atEnd = looked == rows.size() && rows.size() < ROWS;
    return new Page(refusal, events.toByteArray(), upTo, atEnd);
  }

  private static String id(UUID epoch, long seq) {
    return ChangeToken.at(epoch, seq).encode();
  }
}
