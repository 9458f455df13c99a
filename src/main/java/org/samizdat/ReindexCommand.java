package org.samizdat;

import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.samizdat.search.Search;

/** {@code reindex}: has the node with these settings make its search index anew. */
final class ReindexCommand extends SettingsCommand {
  ReindexCommand() {
    super(
        "reindex",
        "Has the server with these settings make its search index anew, while the old one answers:"
            + " at once where it runs, or when it starts");
  }

  @Override
  protected void addActions(Subparser command) {}

  @Override
  protected void run(
      Bootstrap<SamizdatConfiguration> bootstrap,
      Namespace arguments,
      SamizdatConfiguration configuration)
      throws Exception {
    Path folder = configuration.getSearch().directory(configuration.dataPath());
    Search.reindex(folder);
    System.out.printf("the index in %s will be made anew%n", folder);
  }
}
