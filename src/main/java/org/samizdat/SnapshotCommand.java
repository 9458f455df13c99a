package org.samizdat;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.EnvironmentCommand;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.samizdat.front.FrontEnd;
import org.samizdat.search.SearchConfiguration;
import org.samizdat.snapshot.Snapshot;

/**
 * {@code snapshot DIR}: the public API as files. What it writes comes from a server: from the one
 * named with {@code --from}, or from one that this command starts on the database, on free ports of
 * this machine, and which is a node like any other meanwhile.
 */
final class SnapshotCommand extends EnvironmentCommand<SamizdatConfiguration> {
  private static final String LOOPBACK = "127.0.0.1";

  SnapshotCommand(Application<SamizdatConfiguration> application) {
    super(
        application, "snapshot", "Writes the whole public API as files that any server gives out");
  }

  @Override
  protected Argument addFileArgument(Subparser command) {
    return SettingsCommand.addSettings(command);
  }

  @Override
  public void configure(Subparser command) {
    super.configure(command);
    command.addArgument("folder").metavar("DIR").help("where to; what differs is replaced");
    command
        .addArgument("--from")
        .metavar("URL")
        .help(
            "a running server to read from, such as http://localhost:8080 (default: the database)");
  }

  @Override
  protected void run(
      Bootstrap<SamizdatConfiguration> bootstrap,
      Namespace arguments,
      SamizdatConfiguration configuration)
      throws Exception {
    String server = arguments.getString("from");
    if (server != null) {
      write(arguments, server);
      return;
    }
    if (!(configuration.getServerFactory() instanceof DefaultServerFactory settings)) {
      throw new IOException("snapshot needs server.type: default, or a server named with --from");
    }
    settings.setApplicationConnectors(List.of(onFreePort()));
    settings.setAdminConnectors(List.of(onFreePort()));
    configuration.setSample(false);
    configuration.setSearch(new SearchConfiguration(false, "")); // which files cannot answer
    super.run(bootstrap, arguments, configuration);
  }

  private static ConnectorFactory onFreePort() {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost(LOOPBACK);
    connector.setPort(0);
    return connector;
  }

  @Override
  protected void run(
      Environment environment, Namespace arguments, SamizdatConfiguration configuration)
      throws Exception {
    Server server = configuration.getServerFactory().build(environment);
    try {
      server.start();
      int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
      write(arguments, "http://%s:%d".formatted(LOOPBACK, port));
    } finally {
      server.stop();
    }
  }

  private static void write(Namespace arguments, String server) throws IOException {
    Path folder = Path.of(arguments.getString("folder"));
    Snapshot.Summary done = Snapshot.write(folder, server, FrontEnd.forFiles());
    System.out.printf(
        "%s: %,d files; %,d answers read, %,d files written, %,d removed%n",
        folder, done.files(), done.read(), done.written(), done.removed());
  }

  /** The cause is told in one line by the program. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {}
}
