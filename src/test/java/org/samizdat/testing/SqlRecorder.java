package org.samizdat.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.database.Database;

/** Keeps the statements that are sent to a database, so that they can be sent again. */
public final class SqlRecorder implements AutoCloseable {
  private final List<Said> said = new CopyOnWriteArrayList<>();
  private final Ear ear;

  /** Keeps what is sent to this database from now on, until it is closed. */
  public SqlRecorder(Database database) {
    ear = (Ear) database.jdbi().getConfig(SqlStatements.class).getSqlLogger();
    ear.listener = this::add;
  }

  /** Put into every database of a test when it is opened: it is too late for that afterwards. */
  public static final class Plugin implements JdbiPlugin {
    @Override
    public void customizeJdbi(Jdbi jdbi) {
      jdbi.setSqlLogger(new Ear(jdbi.getConfig(SqlStatements.class).getSqlLogger()));
    }
  }

  private static final class Ear implements SqlLogger {
    private final SqlLogger usual;
    private volatile Consumer<StatementContext> listener = context -> {};

    Ear(SqlLogger usual) {
      this.usual = usual;
    }

    @Override
    public void logAfterExecution(StatementContext context) {
      usual.logAfterExecution(context);
      listener.accept(context);
    }

    @Override
    public void logException(StatementContext context, SQLException thrown) {
      usual.logException(context, thrown);
    }
  }

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

  private void add(StatementContext context) {
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

  @Override
  public void close() {
    ear.listener = context -> {};
  }
}
