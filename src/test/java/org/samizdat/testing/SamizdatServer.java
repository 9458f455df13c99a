package org.samizdat.testing;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.lifecycle.JettyManaged;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.samizdat.Samizdat;
import org.samizdat.SamizdatConfiguration;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseConfiguration;
import org.samizdat.database.DatabaseOpener;

/** A real server on a free port, with a database of its own, for the tests of one class. */
public final class SamizdatServer implements BeforeAllCallback, AfterAllCallback {
  /** The admin token of every test server. */
  public static final String ADMIN_TOKEN = "test-admin-token-0123456789";

  /** The public address of every test server, which is not where it really listens. */
  public static final String BASE_URL = "https://news.example.org";

  private final Map<String, String> settings = new HashMap<>();
  private final TestClock clock = new TestClock();
  private SamizdatServer shared;
  private DropwizardTestSupport<SamizdatConfiguration> support;

  /** Changes a SAMIZDAT_… setting; by default there is no sample. */
  public SamizdatServer with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /** Another node on the database of a server that has been started. */
  public SamizdatServer sharing(SamizdatServer other) {
    this.shared = other;
    return this;
  }

  /** Lets it listen where its public address is, for those who follow its links. */
  public SamizdatServer whereItSays() {
    try (ServerSocket socket = new ServerSocket(0)) {
      settings.put("SAMIZDAT_PORT", Integer.toString(socket.getLocalPort()));
      settings.put("SAMIZDAT_BASE_URL", "http://localhost:" + socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public TestClock clock() {
    return clock;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  public void start() throws Exception {
    settings.putIfAbsent("SAMIZDAT_SAMPLE", "false");
    settings.putIfAbsent("SAMIZDAT_BASE_URL", BASE_URL);
    settings.putIfAbsent("SAMIZDAT_SYNC_COMMITS", "false"); // no test cuts the power
    settings.putIfAbsent("SAMIZDAT_ADMIN_TOKEN", ADMIN_TOKEN);
    settings.putIfAbsent("SAMIZDAT_PORT", "0");
    settings.put("SAMIZDAT_ADMIN_PORT", "0");
    (shared == null ? TestDatabase.fresh() : shared.settings).forEach(settings::putIfAbsent);
    support =
        new DropwizardTestSupport<>(Samizdat.class, Samizdat.defaultSettings()) {
          @Override
          public Samizdat newApplication() {
            return new Samizdat(clock, settings);
          }
        };
    support.before();
  }

  /** Stops it, unless it has stopped already. */
  public void stop() {
    if (support != null) {
      support.after();
      support = null; // or all servers of all classes would stay in memory
    }
  }

  /** Another connection to the server's own database, as the operator may have. */
  public Database database() {
    return DatabaseOpener.open(
        new DatabaseConfiguration(
            settings.get("SAMIZDAT_DATABASE_URL"),
            settings.get("SAMIZDAT_DATABASE_USER"),
            settings.get("SAMIZDAT_DATABASE_PASSWORD"),
            2,
            false),
        Path.of(settings.get("SAMIZDAT_DATA")),
        new MetricRegistry());
  }

  /** The server's own. */
  public Database ownDatabase() {
    return support.getEnvironment().lifecycle().getManagedObjects().stream()
        .filter(JettyManaged.class::isInstance)
        .map(each -> ((JettyManaged) each).getManaged())
        .filter(Database.class::isInstance)
        .map(Database.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Where its files are; those of PostgreSQL are elsewhere. */
  public Path dataFolder() {
    return Path.of(settings.get("SAMIZDAT_DATA"));
  }

  public int port() {
    return support.getLocalPort();
  }

  public int adminPort() {
    return support.getAdminPort();
  }

  /** A client with the admin token. */
  public Api admin() {
    return anonymous().withToken(ADMIN_TOKEN);
  }

  /** A client like any reader's. */
  public Api anonymous() {
    return new Api("http://localhost:" + port());
  }
}
