package org.samizdat.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.samizdat.database.Database;
import org.samizdat.testing.SqlRecorder;

/** The statements that an answer needs, sent to the database again without anything around them. */
final class StraightSql {
  private static final int WARM_UP = 20_000;
  private static final int ROUNDS = 20_000;

  private StraightSql() {}

  /** CPU time in microseconds for all of them once. */
  static double cpuMicros(Database database, List<SqlRecorder.Said> said) throws Exception {
    try (Handle handle = database.jdbi().open()) {
      Connection connection = handle.getConnection();
      List<PreparedStatement> prepared = new ArrayList<>();
      for (SqlRecorder.Said each : said) {
        prepared.add(each.prepare(connection, ""));
      }
      long begun = 0;
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        if (round == 0) {
          begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
        for (int i = 0; i < prepared.size(); i++) {
          said.get(i).bind(prepared.get(i));
          read(prepared.get(i));
        }
      }
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
      return took / 1e3 / ROUNDS;
    }
  }

  private static void read(PreparedStatement statement) throws Exception {
    try (ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          rows.getObject(column);
        }
      }
    }
  }
}
