package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.time.Clock;
import java.util.Map;
import org.samizdat.access.AuditResource;
import org.samizdat.access.TokenResource;
import org.samizdat.access.Tokens;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeTail;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseOpener;
import org.samizdat.idempotency.IdempotencyKeys;
import org.samizdat.media.MediaStore;
import org.samizdat.schedule.DueWork;

/**
 * The program: builds the parts and puts them together, what there is to read and to write with
 * {@link Newsroom}, and how it gets about with {@link Delivery}.
 */
public final class Samizdat extends Application<SamizdatConfiguration> {
  private final Clock clock;
  private final Map<String, String> settings;

  public Samizdat() {
    this(Clock.systemUTC(), Map.of());
  }

  /**
   * For tests: a server with its own time, and with these settings instead of the environment.
   *
   * @param settings values of the {@code SAMIZDAT_…} variables
   */
  public Samizdat(Clock clock, Map<String, String> settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /** Runs a command; without one, the server. */
  public static void main(String[] arguments) throws Exception {
    new Samizdat().run(arguments.length > 0 ? arguments : new String[] {"server"});
  }

  /** Where the settings come from when a command names no file. */
  public static String defaultSettings() {
    return Settings.DEFAULTS;
  }

  @Override
  public String getName() {
    return "samizdat";
  }

  @Override
  protected void addDefaultCommands(Bootstrap<SamizdatConfiguration> bootstrap) {
    bootstrap.addCommand(new QuietServerCommand(this));
  }

  @Override
  public void initialize(Bootstrap<SamizdatConfiguration> bootstrap) {
    bootstrap.setObjectMapper(Settings.mapper());
    bootstrap.setConfigurationSourceProvider(new Settings(settings));
    bootstrap.addCommand(new TokenCommand());
    bootstrap.addCommand(new DatabaseCommand());
    bootstrap.addCommand(new RehearsalCommand(this));
    bootstrap.addCommand(new SnapshotCommand(this));
    bootstrap.addCommand(new ExportCommand());
    bootstrap.addCommand(new ImportCommand());
    bootstrap.addCommand(new ReindexCommand());
  }

  @Override
  protected void onFatalError(Throwable thrown) {
    System.err.println("samizdat: " + StartUpFailure.explain(thrown));
    System.exit(1);
  }

  @Override
  public void run(SamizdatConfiguration configuration, Environment environment) {
    MetricRegistry metrics = environment.metrics();
    Database database =
        DatabaseOpener.open(configuration.getDatabase(), configuration.dataPath(), metrics);
    environment.lifecycle().manage(database);
    ChangeLog log = new ChangeLog(database, clock);
    ChangeTail tail = new ChangeTail(log, clock);
    environment.lifecycle().manage(tail);
    Tokens tokens = new Tokens(database, clock);

    Http.register(configuration, environment, tokens, new IdempotencyKeys(database, clock));
    Operations.register(environment, database, log, tail, clock);
    MediaStore pictures = configuration.getMedia().open(configuration.dataPath());
    environment.lifecycle().manage(new AutoCloseableManager(pictures));
    DueWork work = new DueWork(clock);
    environment.lifecycle().manage(work);
    environment.jersey().register(new TokenResource(tokens));
    environment.jersey().register(new AuditResource(database));
    new Newsroom(configuration, environment.jersey(), database, log, clock)
        .register(pictures, work);
    new Delivery(configuration, environment, database, log, tail, clock).register(work);
    Announcement.of(configuration, environment, tokens);
  }
}
