package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.EnvironmentCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.samizdat.database.DatabaseOpener;

/**
 * {@code rehearsal}: a start with the default settings, on free ports of this machine and a
 * database that exists, a few answers, and the end. Run with {@code -XX:ArchiveClassesAtExit}, it
 * leaves the archive of classes from which later starts are quicker (JEP 350).
 */
final class RehearsalCommand extends EnvironmentCommand<SamizdatConfiguration> {
  private static final List<String> READ =
      List.of(
          "/v1/site",
          "/v1/articles",
          "/v1/calendar",
          "/v1/events",
          "/v1/changes?since=initial",
          "/v1/search?q=strike");
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int UNAVAILABLE = 503;
  private static final int PAUSE_MILLIS = 50;

  RehearsalCommand(Application<SamizdatConfiguration> application) {
    super(
        application,
        "rehearsal",
        "Starts on a database of its own, reads a little and ends; with -XX:ArchiveClassesAtExit"
            + " it leaves an archive of classes");
  }

  @Override
  protected Argument addFileArgument(Subparser command) {
    return super.addFileArgument(command).setDefault(Settings.DEFAULTS);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
    Path data = Files.createTempDirectory("samizdat-rehearsal");
    try {
      bootstrap.setConfigurationSourceProvider(
          new Settings(
              Map.of(
                  "SAMIZDAT_DATA", data.toString(),
                  "SAMIZDAT_PORT", "0",
                  "SAMIZDAT_ADMIN_PORT", "0",
                  "SAMIZDAT_ADMIN_TOKEN", UUID.randomUUID().toString(),
                  "SAMIZDAT_LOG", "text")));
      super.run(bootstrap, namespace);
    } finally {
      delete(data);
    }
  }

  @Override
  protected void run(
      Bootstrap<SamizdatConfiguration> bootstrap,
      Namespace namespace,
      SamizdatConfiguration configuration)
      throws Exception {
    DatabaseOpener.open(configuration.getDatabase(), configuration.dataPath(), new MetricRegistry())
        .stop();
    super.run(bootstrap, namespace, configuration);
  }

  @Override
  protected void run(
      Environment environment, Namespace namespace, SamizdatConfiguration configuration)
      throws Exception {
    Server server = configuration.getServerFactory().build(environment);
    try {
      server.start();
      int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
      for (String each : READ) {
        read(URI.create("http://localhost:%d%s".formatted(port, each)));
      }
    } finally {
      server.stop();
    }
  }

  /** Reads an answer, once there is one: the search index is opened after the start. */
  private static void read(URI address) throws IOException, InterruptedException {
    for (int i = 0; status(address) == UNAVAILABLE; i++) {
      if (i == TIMEOUT_MILLIS / PAUSE_MILLIS) {
        throw new IOException("no answer from " + address);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static int status(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try {
      int status = connection.getResponseCode();
      if (status != UNAVAILABLE) {
        try (var answer = connection.getInputStream()) {
          answer.readAllBytes();
        }
      }
      return status;
    } finally {
      connection.disconnect();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** The cause is told in one line by the program. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {}
}
