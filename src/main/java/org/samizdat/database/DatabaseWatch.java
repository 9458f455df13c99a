package org.samizdat.database;

import io.dropwizard.db.ManagedDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the database is there, from a connection of its own that asks it each second and at
 * once when something fails. While it is away nobody waits for it: connections that hang are cut,
 * and no new ones are tried. It says so once when it goes and once when it is back; the thousand
 * failures between need not be logged by anybody.
 */
final class DatabaseWatch implements ConnectionFactory, SqlLogger, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LOOK_WHILE_AWAY = Duration.ofMillis(250);
  private static final int ANSWER_SECONDS = 2;
  private static final String CANNOT_CONNECT = "08001";

  /** How often failures are told that do not last. */
  private static final Duration RARELY = Duration.ofSeconds(10);

  private final ManagedDataSource pool;
  private final DatabaseConnector connector;
  private final Set<Connection> lent =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private final Semaphore pokes = new Semaphore(0);
  private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "database-watch");
  private volatile boolean running;
  private volatile boolean away;
  private long awaySince;
  private long toldAt = System.nanoTime() - RARELY.toNanos();
  private @Nullable Connection own;

  DatabaseWatch(ManagedDataSource pool, DatabaseConnector connector) {
    this.pool = pool;
    this.connector = connector;
  }

  /** Begins to look regularly; without that, only what fails is told. */
  void start() {
    running = true;
    thread.setDaemon(true);
    thread.start();
  }

  boolean isAway() {
    return away;
  }

  @Override
  public Connection openConnection() throws SQLException {
    if (away) {
      throw new SQLTransientConnectionException("The database is away", CANNOT_CONNECT);
    }
    try {
      Connection connection = pool.getConnection();
      lent.add(connection);
      return connection;
    } catch (SQLException e) {
      failed(e);
      throw e;
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    lent.remove(connection);
    connection.close();
  }

  @Override
  public void logException(StatementContext context, SQLException e) {
    if (Outage.explains(e)) {
      failed(e);
    }
  }

  private void failed(SQLException e) {
    if (away) {
      return;
    }
    failure.set(e);
    if (running) {
      pokes.release();
    } else {
      tellRarely();
    }
  }

  private synchronized void tellRarely() {
    SQLException last = failure.getAndSet(null);
    if (last != null && System.nanoTime() - toldAt > RARELY.toNanos()) {
      toldAt = System.nanoTime();
      LOGGER.warn("The database failed: {}", Outage.reason(last));
    }
  }

  private void run() {
    while (running) {
      try {
        look();
        Duration pause = away ? LOOK_WHILE_AWAY : LOOK;
        pokes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        pokes.drainPermits();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOGGER.error("The database cannot be watched", e);
      }
    }
  }

  private void look() {
    try {
      ask();
    } catch (SQLException e) {
      letGo();
      if (running) {
        goAway(e);
      }
      return;
    }
    if (away) {
      cutAll(); // what was made before may lead to nowhere
      away = false;
      failure.set(null);
      long seconds = Duration.ofNanos(System.nanoTime() - awaySince).toSeconds();
      LOGGER.info("The database is back after {} s", seconds);
    }
    tellRarely();
  }

  private void ask() throws SQLException {
    Connection connection = own;
    if (connection == null) {
      connection = connector.connect();
      own = connection;
    }
    if (!connection.isValid(ANSWER_SECONDS)) {
      SQLException known = failure.get();
      throw known == null ? new SQLException("it does not answer") : known;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1"); // H2 takes connections to a database that it closed for valid
    }
  }

  private void goAway(SQLException why) {
    if (!away) {
      awaySince = System.nanoTime();
      away = true;
      LOGGER.warn(
          "The database is away: {}; finished answers are still given out, all else is refused",
          Outage.reason(why));
    }
    cutAll();
  }

  /** Ends what waits for an answer that may never come, and leaves nothing in the pool. */
  private void cutAll() {
    for (Connection each : List.copyOf(lent)) {
      try {
        each.abort(Runnable::run);
      } catch (SQLException e) {
        LOGGER.debug("It was given back meanwhile", e);
      }
    }
    if (pool instanceof DataSourceProxy connections) {
      connections.purge();
    }
  }

  private void letGo() {
    Connection connection = own;
    own = null;
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOGGER.debug("The connection was gone already", e);
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    running = false;
    thread.interrupt();
    thread.join(TimeUnit.SECONDS.toMillis(2 * ANSWER_SECONDS));
    letGo();
  }
}
