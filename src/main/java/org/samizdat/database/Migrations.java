package org.samizdat.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * The schema's history: numbered files of plain SQL under {@code db/migration}, and one step that
 * SQL alone cannot take, run in order, each once. Flyway locks its history table, so of several
 * nodes that start together one migrates.
 */
public final class Migrations {
  private final Flyway flyway;

  public Migrations(DataSource dataSource) {
    this.flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .javaMigrations(new EarlierClaims())
            .baselineOnMigrate(false)
            .loggers("slf4j")
            .load();
  }

  /** Brings the schema up to date; returns how many migrations ran. */
  public int migrate() {
    return flyway.migrate().migrationsExecuted;
  }

  /** One line per migration: version, description, state. */
  public String status() {
    MigrationInfoService info = flyway.info();
    StringBuilder lines = new StringBuilder();
    for (MigrationInfo each : info.all()) {
      lines.append(
          "%-6s %-40s %s%n"
              .formatted(
                  each.getVersion(), each.getDescription(), each.getState().getDisplayName()));
    }
    return lines.toString();
  }
}
