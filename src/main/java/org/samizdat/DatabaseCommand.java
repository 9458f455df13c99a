package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.ManagedDataSource;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseOpener;
import org.samizdat.database.Migrations;

/** {@code db migrate|status|restored}: the database from the command line. */
final class DatabaseCommand extends SettingsCommand {
  DatabaseCommand() {
    super(
        "db",
        "Brings the database schema up to date, shows its history, or begins a new one of changes");
  }

  @Override
  protected void addActions(Subparser command) {
    Subparsers actions = command.addSubparsers().dest("action").metavar("migrate|status|restored");
    actions.addParser("migrate").help("runs the migrations that have not run yet");
    actions.addParser("status").help("lists all migrations and which have run");
    actions
        .addParser("restored")
        .help("run this once after restoring a backup: whoever follows the changes starts again");
  }

  @Override
  protected void run(
      Bootstrap<SamizdatConfiguration> bootstrap,
      Namespace arguments,
      SamizdatConfiguration configuration)
      throws Exception {
    if (arguments.getString("action").equals("restored")) {
      restored(configuration);
      return;
    }
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

  private static void restored(SamizdatConfiguration configuration) throws Exception {
    Database database =
        DatabaseOpener.open(
            configuration.getDatabase(), configuration.dataPath(), new MetricRegistry());
    try {
      ChangeLog.beginAnew(database);
      System.out.println("whoever follows the changes will be told to start again");
    } finally {
      database.stop();
    }
  }
}
