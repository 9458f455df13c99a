package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.wrapped.ProgressBarWrappedInputStream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.JdbiException;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseOpener;
import org.samizdat.database.Outage;
import org.samizdat.media.MediaStore;
import org.samizdat.transfer.ExportFile;
import org.samizdat.transfer.ImportSummary;
import org.samizdat.transfer.ImportWatcher;
import org.samizdat.transfer.Importer;

/**
 * {@code import [wordpress] FILE [--dry-run]}: takes in what was exported, here or from WordPress.
 * Ends with 1 when lines were refused, or the file has no end.
 */
final class ImportCommand extends SettingsCommand {
  private static final String UNIT = " kB";
  private static final long UNIT_SIZE = 1_000;

  ImportCommand() {
    super("import", "Takes in what was exported, here or elsewhere");
  }

  @Override
  protected void addActions(Subparser command) {
    command
        .addArgument("source")
        .metavar("FILE")
        .nargs("+")
        .help(
            "what export has written, compressed or not; or the word wordpress and behind it an"
                + " export of WordPress (WXR), or the address of a WordPress site");
    command
        .addArgument("--dry-run")
        .dest("dry")
        .action(Arguments.storeTrue())
        .help("says what would be taken in, and writes nothing");
    WordpressCommand.addOptions(command);
  }

  @Override
  protected void run(
      Bootstrap<SamizdatConfiguration> bootstrap,
      Namespace arguments,
      SamizdatConfiguration configuration)
      throws Exception {
    List<String> source = arguments.getList("source");
    if (source.size() == 2 && source.get(0).equals(WordpressCommand.NAME)) {
      new WordpressCommand(configuration, arguments).run(source.get(1));
      return;
    }
    if (source.size() > 1) {
      throw new IllegalArgumentException("name one file, not " + String.join(" ", source));
    }
    Path file = Path.of(source.get(0));
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file.toAbsolutePath());
    }
    Database database =
        DatabaseOpener.open(
            configuration.getDatabase(), configuration.dataPath(), new MetricRegistry());
    try (MediaStore pictures = configuration.getMedia().open(configuration.dataPath())) {
      Importer importer =
          new Importer(
              database,
              new ChangeLog(database, Clock.systemUTC()),
              pictures,
              configuration.getSite().timeZone());
      boolean dry = arguments.getBoolean("dry");
      run(file, dry ? importer.dryRun() : importer, dry);
    } finally {
      database.stop();
    }
  }

  private static void run(Path file, Importer importer, boolean dry) throws IOException {
    AtomicLong done = new AtomicLong();
    try (ProgressBar bar = progress(Files.size(file));
        InputStream in = new ProgressBarWrappedInputStream(Files.newInputStream(file), bar)) {
      ExportFile lines = new ExportFile(in);
      ImportSummary summary = importer.importAll(lines, watcher(done));
      bar.close();
      report(lines, summary, dry);
    } catch (UncheckedIOException | JdbiException e) {
      throw new IOException(
          "the import stopped after line %,d, because of %s; run it again to go on"
              .formatted(done.get(), Outage.reason(e)),
          e);
    }
  }

  private static ImportWatcher watcher(AtomicLong done) {
    return new ImportWatcher() {
      @Override
      public void refused(long number, String reason) {
        System.out.printf("line %d refused: %s%n", number, reason);
      }

      @Override
      public void done(long number) {
        done.set(number);
      }
    };
  }

  private static void report(ExportFile lines, ImportSummary summary, boolean dry)
      throws IOException {
    print(summary, dry);
    if (!lines.isComplete()) {
      throw new IOException(
          "the file was cut off after line %,d; what came before is done".formatted(lines.lines()));
    }
    if (summary.refused() > 0) {
      throw new IOException("%,d lines were refused".formatted(summary.refused()));
    }
  }

  private static ProgressBar progress(long bytes) {
    return new ProgressBarBuilder()
        .setTaskName("import")
        .setInitialMax(bytes)
        .setUnit(UNIT, UNIT_SIZE)
        .showSpeed()
        .build();
  }

  static void print(ImportSummary summary, boolean dry) {
    System.out.println(dry ? "Nothing was written; this would be taken in:" : "Taken in:");
    summary.added().forEach((type, count) -> System.out.printf("  %,10d %s%n", count, type));
    System.out.println("Here already:");
    summary.present().forEach((type, count) -> System.out.printf("  %,10d %s%n", count, type));
    System.out.printf("Refused: %,d%n", summary.refused());
  }
}
