package org.samizdat.database;

import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The database behind the server: reading, and writing that is durable when it returns. */
public final class Database implements Managed {
  /** Serialization failure and deadlock: the same work may well succeed when tried again. */
  private static final Set<String> TRANSIENT_STATES = Set.of("40001", "40P01");

  private static final int ATTEMPTS = 5;

  /** So often a row that somebody else has just inserted is worth another look. */
  private static final int TWINS = 2;

  private final ManagedDataSource dataSource;
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final DatabaseConnector connector;
  private final DatabaseWatch watch;
  private final Runnable afterCommit;

  private Database(
      ManagedDataSource dataSource,
      Dialect dialect,
      boolean syncCommits,
      DatabaseConnector connector) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.connector = connector;
    this.watch = new DatabaseWatch(dataSource, connector);
    this.jdbi = Jdbi.create(watch).setSqlLogger(watch).installPlugins();
    jdbi.registerArgument(new Values.EnumArgument())
        .registerArgument(new Values.InstantArgument())
        .registerArgument(new Values.OptionalArgument())
        .registerColumnMapper(new Values.EnumColumn())
        .registerColumnMapper(new Values.InstantColumn())
        .registerExtension(new SharedDaos(jdbi));
    this.afterCommit =
        dialect == Dialect.H2 && syncCommits
            ? new CommitSync(() -> jdbi.useHandle(handle -> handle.execute("checkpoint sync")))
                ::await
            : () -> {};
  }

  /** Takes a pool that is already connected and migrated. */
  static Database on(
      ManagedDataSource dataSource,
      Dialect dialect,
      boolean syncCommits,
      DatabaseConnector connector) {
    return new Database(dataSource, dialect, syncCommits, connector);
  }

  public Dialect dialect() {
    return dialect;
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** Whether it is known that nothing can be read or written now. */
  public boolean isAway() {
    return watch.isAway();
  }

  /** Runs queries on one connection, each of which sees what is committed when it starts. */
  public <T> T read(Function<Handle, T> work) {
    return jdbi.withHandle(work::apply);
  }

  /** Runs queries, all of which see what is committed now, however long it takes. */
  public <T> T readOneMoment(Function<Handle, T> work) {
    TransactionIsolationLevel level =
        dialect == Dialect.H2
            ? TransactionIsolationLevel.SERIALIZABLE // by which H2 means a snapshot
            : TransactionIsolationLevel.REPEATABLE_READ;
    return jdbi.inTransaction(level, work::apply);
  }

  /**
   * Runs the work in one transaction and returns when it is durable. The work may run again after a
   * deadlock, so it must touch nothing but the database.
   *
   * @throws UniqueViolation when a unique rule refuses a row
   */
  public <T> T write(Function<Handle, T> work) {
    T result = committed(work);
    afterCommit.run();
    return result;
  }

  private <T> T committed(Function<Handle, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(TransactionIsolationLevel.READ_COMMITTED, work::apply);
      } catch (JdbiException e) {
        Optional<UniqueViolation> violation = UniqueViolation.in(e);
        // A twin may have inserted the same row just now: the second look finds it.
        boolean worthTrying = violation.isPresent() ? attempt <= TWINS : isTransient(e);
        if (!worthTrying || attempt == ATTEMPTS) {
          throw violation.<RuntimeException>map(each -> each).orElse(e);
        }
      }
    }
  }

  private static boolean isTransient(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql
          && TRANSIENT_STATES.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Has other nodes told, when this transaction commits, that there is something new on a channel.
   * On H2 there are no other nodes.
   *
   * @param channel a lower-case name
   */
  public void tellOthers(Handle handle, String channel) {
    if (dialect == Dialect.POSTGRESQL) {
      handle
          .createQuery("select pg_notify(:channel, '')")
          .bind("channel", channel)
          .mapTo(String.class)
          .one();
    }
  }

  /**
   * Runs the listener, which must not block, whenever a node has told of something new, as a hint
   * that may get lost.
   */
  public AutoCloseable listen(String channel, Runnable listener) {
    return dialect == Dialect.POSTGRESQL ? new Notices(connector, channel, listener) : () -> {};
  }

  /** Size of the database file; 0 on PostgreSQL, which keeps that to itself. */
  public long fileBytes() {
    return dialect == Dialect.H2 ? jdbi.withHandle(H2Shutdown::fileBytes) : 0;
  }

  /** A new id: UUID version 7 (RFC 9562 §5.7), so ids made later sort later. */
  public static UUID newId() {
    return com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpoch();
  }

  @Override
  public void start() throws Exception {
    dataSource.start();
    watch.start();
  }

  @Override
  public void stop() throws Exception {
    watch.close();
    if (dialect == Dialect.H2) {
      H2Shutdown.compactAndClose(jdbi);
    }
    dataSource.stop();
  }
}
