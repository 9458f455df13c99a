package org.samizdat.stream;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.follow.ChangeViews;

/**
 * How far everyone has been told, and the last changes, ready to be told again: after a break many
 * come back at once, and what they missed need not be read from the database for each of them.
 */
final class History {
  private static final int MAX_CHANGES = 500;
  private static final int MAX_BYTES = 8 << 20;

  private final Deque<StreamedChange> recent = new ArrayDeque<>();
  private UUID epoch = new UUID(0, 0);
  private long position;
  private String id = "";
  private Optional<Instant> asOf = Optional.empty();

  /** Begins at the end of the log. */
  void begin(ChangeLog.State log) {
    recent.clear();
    epoch = log.epoch();
    asOf = log.at();
    moveTo(log.head());
  }

  private void moveTo(long seq) {
    position = seq;
    id = idOf(seq);
  }

  /** The number of the last change that was told. */
  long position() {
    return position;
  }

  UUID epoch() {
    return epoch;
  }

  /** From where to go on behind that change. */
  String id() {
    return id;
  }

  String idOf(long seq) {
    return ChangeToken.at(epoch, seq).encode();
  }

  /** Time of the last change. */
  Optional<Instant> asOf() {
    return asOf;
  }

  /** Takes the next change in. */
  StreamedChange add(Change change, ChangeViews views) {
    moveTo(change.seq());
    asOf = Optional.of(change.at());
    if (change.isEnd()) {
      recent.forEach(each -> each.forget(change));
    }
    StreamedChange made = new StreamedChange(change, id, views.bare(change));
    recent.add(made);
    int bytes = recent.stream().mapToInt(StreamedChange::weight).sum();
    while (recent.size() > MAX_CHANGES || (bytes > MAX_BYTES && recent.size() > 1)) {
      bytes -= recent.removeFirst().weight();
    }
    return made;
  }

  /** Whether all that came after this change is here. */
  boolean reachesBackTo(long seq) {
    return seq <= position && seq >= position - recent.size();
  }

  /** What came after a change that this reaches back to, oldest first. */
  List<StreamedChange> after(long seq) {
    return recent.stream().skip(recent.size() - (position - seq)).toList();
  }
}
