package org.samizdat.database;

import java.sql.SQLException;

/** The database could not be opened at start; the message says which and, where known, why. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int H2_LOCKED_BY_ANOTHER_PROCESS = 90020;

  DatabaseUnavailable(String jdbcUrl, SQLException cause) {
    super("%s: %s".formatted(withoutSecrets(jdbcUrl), reason(cause)), cause);
  }

  private static String reason(SQLException cause) {
    if (cause.getErrorCode() == H2_LOCKED_BY_ANOTHER_PROCESS) {
      return "the file is in use by another process (is the server already running?)";
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static String withoutSecrets(String jdbcUrl) {
    return jdbcUrl.replaceFirst("[?;].*$", "").replaceFirst("//[^/@]*@", "//");
  }
}
