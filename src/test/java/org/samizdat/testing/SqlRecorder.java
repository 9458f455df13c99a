package org.samizdat.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps the statements that are sent to a database, so that they can be sent again. */
public final class SqlRecorder implements SqlLogger {
  private final List<Said> said = new CopyOnWriteArrayList<>();

  /** A statement with what was bound to it, and the name of the thread that sent it. */
  public record Said(
      String sql, List<Argument> arguments, StatementContext context, String thread) {
    /** Prepares it, with something before it, such as {@code explain}. */
    public PreparedStatement prepare(Connection connection, String before) throws SQLException {
      return connection.prepareStatement(before + sql);
    }

    /** Binds the same values again. */
    public void bind(PreparedStatement statement) throws SQLException {
      for (int i = 0; i < arguments.size(); i++) {
        arguments.get(i).apply(i + 1, statement, context);
      }
    }
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    List<Argument> arguments = new ArrayList<>();
    ParsedParameters parameters = context.getParsedSql().getParameters();
    for (int i = 0; i < parameters.getParameterCount(); i++) {
      arguments.add(
          parameters.isPositional()
              ? context.getBinding().findForPosition(i).orElseThrow()
              : context
                  .getBinding()
                  .findForName(parameters.getParameterNames().get(i), context)
                  .orElseThrow());
    }
    String thread = Thread.currentThread().getName();
    said.add(new Said(context.getParsedSql().getSql(), arguments, context, thread));
  }

  public List<Said> said() {
    return List.copyOf(said);
  }

  public void forget() {
    said.clear();
  }
}
