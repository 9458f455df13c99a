package org.samizdat.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.database.Database;

/** The statements that an answer needs, sent to the database again without anything around them. */
final class StraightSql implements SqlLogger {
  private static final int WARM_UP = 20_000;
  private static final int ROUNDS = 20_000;

  private final List<Said> said = new CopyOnWriteArrayList<>();

  private record Said(String sql, List<Argument> arguments, StatementContext context) {}

  @Override
  public void logAfterExecution(StatementContext context) {
    List<Argument> arguments = new ArrayList<>();
    for (String name : context.getParsedSql().getParameters().getParameterNames()) {
      arguments.add(context.getBinding().findForName(name, context).orElseThrow());
    }
    said.add(new Said(context.getParsedSql().getSql(), arguments, context));
  }

  int statements() {
    return said.size();
  }

  void forget() {
    said.clear();
  }

  /** CPU time in microseconds for all of them once. */
  double cpuMicros(Database database) throws Exception {
    try (Connection connection = database.jdbi().open().getConnection()) {
      List<PreparedStatement> prepared = new ArrayList<>();
      for (Said each : said) {
        prepared.add(connection.prepareStatement(each.sql()));
      }
      long begun = 0;
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        if (round == 0) {
          begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
        for (int i = 0; i < prepared.size(); i++) {
          ask(prepared.get(i), said.get(i));
        }
      }
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
      return took / 1e3 / ROUNDS;
    }
  }

  private static void ask(PreparedStatement statement, Said said) throws Exception {
    for (int i = 0; i < said.arguments().size(); i++) {
      said.arguments().get(i).apply(i + 1, statement, said.context());
    }
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
