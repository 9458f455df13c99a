package org.samizdat.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * A unique rule of the schema refused a row; callers turn it into the problem that it means to
 * them.
 */
public final class UniqueViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String SQL_STATE = "23505";

  private UniqueViolation(Throwable cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether the rule belongs to this table. */
  public boolean concerns(String table) {
    return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains(table);
  }

  static Optional<UniqueViolation> in(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())) {
        return Optional.of(new UniqueViolation(sql));
      }
    }
    return Optional.empty();
  }
}
