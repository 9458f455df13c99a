package org.samizdat.testing;

import com.codahale.metrics.MetricRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseConfiguration;
import org.samizdat.database.DatabaseOpener;

/** A migrated database of its own for the tests of one class, without a server. */
public final class TestDatabaseExtension implements BeforeAllCallback, AfterAllCallback {
  private final Map<String, String> settings = TestDatabase.fresh();
  private Database database;

  @Override
  public void beforeAll(ExtensionContext context) {
    database = open();
  }

  /** Another pool on the same database, as another node has it; not for H2, which has one owner. */
  public Database open() {
    return DatabaseOpener.open(
        new DatabaseConfiguration(
            settings.get("SAMIZDAT_DATABASE_URL"),
            settings.get("SAMIZDAT_DATABASE_USER"),
            settings.get("SAMIZDAT_DATABASE_PASSWORD"),
            32,
            true),
        Path.of(settings.get("SAMIZDAT_DATA")),
        new MetricRegistry());
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    database.stop();
  }

  public Database get() {
    return database;
  }
}
