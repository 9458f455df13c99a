package org.samizdat.change;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.database.Database;
import org.samizdat.database.UniqueViolation;

/**
 * The log of everything that the public could notice. A write and its announcement are one
 * transaction: neither exists without the other. Numbers follow the order of commits, so whoever
 * reads up to a number has missed nothing before it.
 */
public final class ChangeLog {
  private final Database database;
  private final Clock clock;
  private volatile Runnable afterWrite = () -> {};

  public ChangeLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    begin();
  }

  /** A new log gets an epoch, by which a restored or replaced database is known from this one. */
  private void begin() {
    try {
      database.write(
          handle -> {
            ChangeDao dao = handle.attach(ChangeDao.class);
            if (dao.head().isEmpty()) {
              dao.begin(UUID.randomUUID());
            }
            return true;
          });
    } catch (UniqueViolation anotherNodeWasFirst) {
      // which is just as well
    }
  }

  /**
   * Runs the work in one transaction on behalf of the actor and returns when it is durable. The
   * work may run again after a deadlock.
   */
  public <T> T write(Actor actor, Function<PublicWrite, T> work) {
    T result =
        database.write(
            handle -> {
              PublicWrite write =
                  new PublicWrite(handle, clock.instant().truncatedTo(ChronoUnit.MICROS));
              T value = work.apply(write);
              actor.beforeCommit().accept(handle);
              Audit.append(handle, actor, write.subjects(), write.now());
              write.appendAll();
              return value;
            });
    afterWrite.run();
    return result;
  }

  /** Reads what the next write will be about. */
  public <T> T read(Function<Handle, T> work) {
    return database.read(work);
  }

  /** The number of the last committed change; 0 when there is none. */
  public long head() {
    return database.read(handle -> handle.attach(ChangeDao.class).head().orElseThrow().seq());
  }

  /** The epoch of this log. */
  public UUID epoch() {
    return database.read(handle -> handle.attach(ChangeDao.class).head().orElseThrow().epoch());
  }

  /** Changes after a number, oldest first, at most {@code limit}. */
  public List<Change> after(long seq, int limit) {
    return database.read(handle -> handle.attach(ChangeDao.class).after(seq, limit));
  }

  /** Who wants to hear at once that this node has written. */
  void onWrite(Runnable listener) {
    this.afterWrite = listener;
  }
}
