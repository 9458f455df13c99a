package org.samizdat.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Audit;

/**
 * One transaction in the making: the connection, its time, and the changes that it will announce.
 */
public final class PublicWrite {
  private final Handle handle;
  private final Instant now;
  private final List<Change> changes = new ArrayList<>();
  private final List<Audit.Subject> subjects = new ArrayList<>();

  PublicWrite(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  public Handle handle() {
    return handle;
  }

  /** The DAO of this type, on this transaction. */
  public <D> D attach(Class<D> dao) {
    return handle.attach(dao);
  }

  /** The one time of everything written here, to the microsecond. */
  public Instant now() {
    return now;
  }

  /** Announces a change; it is written with the transaction, and numbered as its last act. */
  public void announce(Change change) {
    changes.add(change);
  }

  /** Says what the write is about, for the audit log. */
  public void about(Audit.Subject subject) {
    subjects.add(subject);
  }

  List<Audit.Subject> subjects() {
    return subjects;
  }

  /** Whether there is nothing to announce. */
  boolean isSilent() {
    return changes.isEmpty();
  }

  /**
   * Locks the head row, which all writers pass one at a time, so nothing may come after it.
   *
   * @return the changes with their numbers
   */
  List<Change> appendAll() {
    ChangeDao dao = attach(ChangeDao.class);
    dao.advance(changes.size());
    long before = dao.head().orElseThrow().seq() - changes.size();
    List<Change> numbered = new ArrayList<>();
    for (Change each : changes) {
      numbered.add(each.numbered(before + numbered.size() + 1));
    }
    dao.insert(
        numbered,
        numbered.stream().map(each -> String.join(",", each.topics())).toList(),
        numbered.stream().map(each -> String.join(",", each.leftTopics())).toList());
    return numbered;
  }
}
