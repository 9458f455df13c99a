package org.samizdat.comment;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementContext;

/** Binds an address so that the message of a failed statement, which lists values, hides it. */
public final class PrivateEmailArgument extends AbstractArgumentFactory<PrivateEmail> {
  public PrivateEmailArgument() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(PrivateEmail value, ConfigRegistry config) {
    return new Hidden(value);
  }

  private record Hidden(PrivateEmail email) implements Argument {
    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context)
        throws SQLException {
      statement.setString(position, email.reveal());
    }
  }
}
