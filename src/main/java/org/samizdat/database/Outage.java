package org.samizdat.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells failures of the database as a whole from mistakes in what it was asked. */
public final class Outage {
  /**
   * Classes of SQL states: the connection (08), resources such as connections, memory and disk
   * (53), the system below (58).
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "58");

  /**
   * PostgreSQL is shut down, has crashed, is starting or cuts off who is idle, or is a standby that
   * takes no writes; H2's file cannot be read or written, is in use, or was closed because of that.
   */
  private static final Set<String> STATES =
      Set.of(
          "57P01", "57P02", "57P03", "57P05", "25006", //
          "90020", "90028", "90031", "90067", "90098", "90121");

  private Outage() {}

  /** Whether this was thrown because the database is not there, or not able to do anything. */
  public static boolean explains(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof ConnectionException
          || each instanceof SQLTransientConnectionException
          || each instanceof SQLNonTransientConnectionException
          || each instanceof SQLRecoverableException
          || each instanceof MVStoreException // H2's file: the disk is full, or broken
          || each instanceof SQLException sql && isState(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isState(@Nullable String state) {
    return state != null
        && state.length() == 5
        && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
  }

  /** What it says of itself, in one line; of a file or a connection, what the system says. */
  public static String reason(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof IOException && each.getMessage() != null) {
        return firstLine(each);
      }
    }
    return firstLine(thrown);
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
