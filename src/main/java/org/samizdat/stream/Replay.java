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
  private static final int MAX_BYTES = 256 << 10;

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
    long upTo = after;
    for (Change each : rows) {
      if (events.size() > MAX_BYTES) {
        return new Page(refusal, events.toByteArray(), upTo, false);
      }
      upTo = each.seq();
      if (audience.follows(each)) {
        ChangeView view = audience.wantsObject(each) ? shown.of(each) : views.bare(each);
        String id = ChangeToken.at(epoch, upTo).encode();
        events.writeBytes(EventText.event(StreamedChange.NAME, id, view));
      }
    }
    return new Page(refusal, events.toByteArray(), upTo, rows.size() < ROWS);
  }
}
