package org.samizdat;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * A command that reads the settings: those in the jar, or those in the file named with {@code
 * --config}, which stands before the action.
 */
abstract class SettingsCommand extends ConfiguredCommand<SamizdatConfiguration> {
  SettingsCommand(String name, String description) {
    super(name, description);
  }

  @Override
  protected Argument addFileArgument(Subparser command) {
    return addSettings(command);
  }

  static Argument addSettings(Subparser command) {
    return command
        .addArgument("--config")
        .dest("file")
        .setDefault(Settings.usual())
        .help("a file of settings (default: config.yml here, where there is one)");
  }

  @Override
  public final void configure(Subparser command) {
    super.configure(command);
    addActions(command);
  }

  protected abstract void addActions(Subparser command);

  /** The cause is told in one line by whoever started the command. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {}
}
