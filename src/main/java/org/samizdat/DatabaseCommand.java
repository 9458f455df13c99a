package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.ManagedDataSource;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.samizdat.database.DatabaseOpener;
import org.samizdat.database.Migrations;

/** {@code db migrate|status}: the schema from the command line. */
final class DatabaseCommand extends SettingsCommand {
  DatabaseCommand() {
    super("db", "Brings the database schema up to date, or shows its history");
  }

  @Override
  protected void addActions(Subparser command) {
    Subparsers actions = command.addSubparsers().dest("action").metavar("migrate|status");
    actions.addParser("migrate").help("runs the migrations that have not run yet");
    actions.addParser("status").help("lists all migrations and which have run");
  }

  @Override
  protected void run(
      Bootstrap<SamizdatConfiguration> bootstrap,
      Namespace arguments,
      SamizdatConfiguration configuration)
      throws Exception {
    ManagedDataSource dataSource =
        DatabaseOpener.connect(
            configuration.getDatabase(), configuration.dataPath(), new MetricRegistry());
    try {
      Migrations migrations = new Migrations(dataSource);
      if (arguments.getString("action").equals("migrate")) {
        System.out.printf("%d migrations run%n", migrations.migrate());
      } else {
        System.out.print(migrations.status());
      }
    } finally {
      dataSource.stop();
    }
  }
}
