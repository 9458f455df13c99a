package org.samizdat;

import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.net.BindException;
import org.flywaydb.core.api.FlywayException;
import org.samizdat.database.DatabaseUnavailable;
import org.samizdat.problem.ProblemException;

/**
 * Says in one line why the server did not start: which setting, port or database, and what to do.
 */
final class StartUpFailure {
  private StartUpFailure() {}

  static String explain(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof ConfigurationException wrong) {
        return "a setting is wrong: " + oneLine(wrong);
      }
      if (each instanceof DatabaseUnavailable unavailable) {
        return "the database cannot be opened: " + unavailable.getMessage();
      }
      if (each instanceof BindException || isBind(each)) {
        return "a port is taken: %s. Set SAMIZDAT_PORT or SAMIZDAT_ADMIN_PORT to a free one."
            .formatted(each.getMessage());
      }
      if (each instanceof FlywayException migration) {
        return "the database schema cannot be brought up to date: " + oneLine(migration);
      }
    }
    return thrown instanceof IOException
            || thrown instanceof IllegalArgumentException
            || thrown instanceof ProblemException
        ? oneLine(thrown)
        : thrown.getClass().getSimpleName() + ": " + oneLine(thrown);
  }

  private static boolean isBind(Throwable thrown) {
    return thrown instanceof IOException
        && String.valueOf(thrown.getMessage()).startsWith("Failed to bind");
  }

  private static String oneLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).replaceAll("\\s*\\R\\s*", " ").strip();
  }
}
