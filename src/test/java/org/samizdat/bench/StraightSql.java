package org.samizdat.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.samizdat.database.Database;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.SqlRecorder;

/**
 * The statements that an answer needs, sent to the same database by JDBI in one transaction, by one
 * thread, with nothing around them: each row is read and forgotten.
 */
final class StraightSql implements Candidate {
  private static final OperatingSystemMXBean SELF =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final double NANOS = 1e3;

  private final SamizdatServer server;
  private final Map<String, List<SqlRecorder.Said>> statements = new HashMap<>();

  /**
   * @param server without a cache, whose statements are these
   */
  StraightSql(SamizdatServer server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "its SQL alone";
  }

  @Override
  public boolean takes(Case what) {
    return !what.known();
  }

  /** How many statements an answer needs. */
  int statements(Case what) {
    return statements.computeIfAbsent(what.path(), this::record).size();
  }

  private List<SqlRecorder.Said> record(String path) {
    server.anonymous().get(path).expect(200); // what is made only once is made now
    try (SqlRecorder sql = new SqlRecorder(server.ownDatabase())) {
      server.anonymous().get(path).expect(200);
      return sql.said();
    }
  }

  @Override
  public Turn turn(Case what, int seconds) {
    statements(what);
    List<SqlRecorder.Said> said = statements.get(what.path());
    Database database = server.ownDatabase();
    long[] nanos = new long[seconds * 200_000];
    int done = 0;
    long cpu = SELF.getProcessCpuTime();
    long begun = System.nanoTime();
    long end = begun + seconds * 1_000_000_000L;
    for (long now = begun; now < end && done < nanos.length; done++) {
      database.read(handle -> send(handle, said));
      long then = System.nanoTime();
      nanos[done] = then - now;
      now = then;
    }
    long took = System.nanoTime() - begun;
    cpu = SELF.getProcessCpuTime() - cpu;
    Arrays.sort(nanos, 0, done);
    return new Turn(
        done * 1e9 / took,
        nanos[done / 2] / NANOS,
        nanos[done * 99 / 100] / NANOS,
        cpu / NANOS / done,
        Double.NaN,
        Double.NaN);
  }

  private static int send(Handle handle, List<SqlRecorder.Said> said) {
    int rows = 0;
    for (SqlRecorder.Said each : said) {
      try (Query query = handle.createQuery(each.sql())) {
        for (int i = 0; i < each.arguments().size(); i++) {
          query.bind(i, each.arguments().get(i));
        }
        rows += query.map((row, context) -> read(row)).list().size();
      }
    }
    return rows;
  }

  private static int read(ResultSet row) throws SQLException {
    int columns = row.getMetaData().getColumnCount();
    for (int column = 1; column <= columns; column++) {
      row.getObject(column);
    }
    return columns;
  }

  @Override
  public void close() {
    server.stop();
  }
}
