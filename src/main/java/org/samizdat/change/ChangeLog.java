package org.samizdat.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
  private static final String CHANNEL = "samizdat_changes";

  /** More writers never wait for each other at one time. */
  private static final int WAITING_WRITERS = 200;

  private final Database database;
  private final Clock clock;
  private volatile Consumer<List<Change>> afterWrite = changes -> {};

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
    Written<T> written = database.write(handle -> write(handle, actor, work));
    if (!written.changes().isEmpty()) {
      afterWrite.accept(written.changes());
    }
    return written.result();
  }

  private record Written<T>(T result, List<Change> changes) {}

  private <T> Written<T> write(Handle handle, Actor actor, Function<PublicWrite, T> work) {
    PublicWrite write = new PublicWrite(handle, clock.instant().truncatedTo(ChronoUnit.MICROS));
    T result = work.apply(write);
    actor.beforeCommit().accept(handle);
    Audit.append(handle, actor, write.subjects(), write.now());
    if (write.isSilent()) {
      return new Written<>(result, List.of());
    }
    database.tellOthers(handle, CHANNEL);
    return new Written<>(result, write.appendAll());
  }

  /** Reads what the next write will be about. */
  public <T> T read(Function<Handle, T> work) {
    return database.read(work);
  }

  /** Whether it is known that the log can neither be read nor written now. */
  boolean isAway() {
    return database.isAway();
  }

  /** The number of the last committed change; 0 when there is none. */
  public long head() {
    return state().head();
  }

  /** How far the log goes, now. */
  public State state() {
    return database.read(ChangeLog::state);
  }

  /** The same on a connection that is open. */
  public static State state(Handle handle) {
    ChangeDao dao = handle.attach(ChangeDao.class);
    ChangeDao.Head head = dao.head().orElseThrow();
    return new State(
        head.epoch(), dao.oldest().orElse(head.seq() + 1), head.seq(), dao.timeOf(head.seq()));
  }

  /**
   * How far the log goes.
   *
   * @param epoch which history it is: another one after a backup was restored
   * @param oldest number of the oldest change that is kept
   * @param head number of the last change
   * @param at time of the last change, while it is kept
   */
  public record State(UUID epoch, long oldest, long head, Optional<Instant> at) {
    /** Why nobody can go on behind this change of this history; nothing where one can. */
    public Optional<String> refusal(UUID itsEpoch, long seq) {
      if (!itsEpoch.equals(epoch) || seq > head) {
        return Optional.of("The token is of another history than that of this server.");
      }
      return seq + 1 < oldest
          ? Optional.of("The log no longer goes back to this token.")
          : Optional.empty();
    }
  }

  /** Changes after a number, oldest first, at most {@code limit}. */
  public List<Change> after(long seq, int limit) {
    return database.read(handle -> after(handle, seq, limit));
  }

  /** The same on a connection that is open. */
  public static List<Change> after(Handle handle, long seq, int limit) {
    return handle.attach(ChangeDao.class).after(seq, limit);
  }

  /**
   * A time after which everything was done that is numbered higher. Times follow the numbers but
   * for writers that waited for each other, so what was done just before may be after it too.
   */
  public static Optional<Instant> timeBefore(Handle handle, long seq) {
    ChangeDao changes = handle.attach(ChangeDao.class);
    Optional<Instant> own = changes.timeOf(seq);
    return changes
        .earliestAfter(seq, WAITING_WRITERS)
        .map(later -> later.minus(1, ChronoUnit.MICROS))
        .filter(later -> own.isEmpty() || later.isBefore(own.get()))
        .or(() -> own);
  }

  /** Forgets what is older than this; who had not come so far has to start again. */
  public int forget(Duration kept) {
    return database.write(
        handle -> handle.attach(ChangeDao.class).forget(clock.instant().minus(kept)));
  }

  /** Begins another history, after a backup was restored: nobody may go on from what was lost. */
  public static void beginAnew(Database database) {
    database.write(handle -> handle.attach(ChangeDao.class).renew(UUID.randomUUID()));
  }

  /** Who wants to hear of what this node writes, before the writer is answered. */
  void onWrite(Consumer<List<Change>> listener) {
    this.afterWrite = listener;
  }

  /** Runs when another node may have written; a hint that may get lost. */
  AutoCloseable onNotice(Runnable listener) {
    return database.listen(CHANNEL, listener);
  }
}
