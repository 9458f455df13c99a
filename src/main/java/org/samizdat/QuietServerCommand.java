package org.samizdat;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * The {@code server} command, which leaves it to the program to say in one line why it did not
 * start.
 */
final class QuietServerCommand extends ServerCommand<SamizdatConfiguration> {
  QuietServerCommand(Application<SamizdatConfiguration> application) {
    super(application);
  }

  @Override
  protected Argument addFileArgument(Subparser command) {
    return super.addFileArgument(command).setDefault(Settings.usual());
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {}
}
