package org.samizdat.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears on a connection of its own what other nodes announce by PostgreSQL's NOTIFY. It is a hint
 * that comes within milliseconds, and gets lost while the connection is away: whoever needs the
 * truth looks for it regularly besides.
 */
final class Notices implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Notices.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final DatabaseConnector connector;
  private final String channel;
  private final Runnable listener;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile @Nullable Connection connection;

  Notices(DatabaseConnector connector, String channel, Runnable listener) {
    this.connector = connector;
    this.channel = channel;
    this.listener = listener;
    this.thread = new Thread(this::run, "notices-" + channel);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (running) {
      try (Connection listening = connector.connect()) {
        connection = listening;
        listen(listening);
      } catch (SQLException e) {
        if (running) {
          LOGGER.debug("Changes of other nodes come late while the database is away", e);
          pause();
        }
      }
    }
  }

  private void listen(Connection listening) throws SQLException {
    try (Statement statement = listening.createStatement()) {
      statement.execute("listen " + channel);
    }
    listener.run(); // for what came before
    PGConnection notices = listening.unwrap(PGConnection.class);
    while (running) {
      if (notices.getNotifications(Math.toIntExact(LOOK.toMillis())).length > 0) {
        listener.run();
      } else if (!listening.isValid(Math.toIntExact(LOOK.toSeconds()))) {
        throw new SQLException("the connection is gone");
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    running = false;
    Connection listening = connection;
    if (listening != null) {
      try {
        listening.abort(Runnable::run);
      } catch (SQLException e) {
        LOGGER.debug("The connection was gone already", e);
      }
    }
    thread.interrupt();
  }
}
