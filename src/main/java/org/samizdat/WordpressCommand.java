package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentGroup;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.JdbiException;
import org.samizdat.article.ArticleEditor;
import org.samizdat.change.ChangeLog;
import org.samizdat.comment.CommentEmails;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseOpener;
import org.samizdat.database.Outage;
import org.samizdat.media.MediaLibrary;
import org.samizdat.media.MediaStore;
import org.samizdat.network.Fetcher;
import org.samizdat.network.Targets;
import org.samizdat.text.IanaZones;
import org.samizdat.transfer.Importer;
import org.samizdat.update.UpdateEditor;
import org.samizdat.wordpress.Report;
import org.samizdat.wordpress.WordpressImport;
import org.samizdat.wordpress.WordpressSource;

/** {@code import wordpress FILE.xml|https://site}: a part of {@link ImportCommand}. */
final class WordpressCommand {
  /** The word that stands before the source. */
  static final String NAME = "wordpress";

  private final SamizdatConfiguration configuration;
  private final Namespace arguments;

  WordpressCommand(SamizdatConfiguration configuration, Namespace arguments) {
    this.configuration = configuration;
    this.arguments = arguments;
  }

  static void addOptions(Subparser command) {
    ArgumentGroup group = command.addArgumentGroup("from WordPress");
    group
        .addArgument("--media-folder")
        .metavar("FOLDER")
        .help("a copy of wp-content/uploads, from which pictures are taken");
    group
        .addArgument("--fetch-media")
        .action(Arguments.storeTrue())
        .help("fetches pictures that are not in the folder from their addresses");
    group
        .addArgument("--private-hosts")
        .action(Arguments.storeTrue())
        .help("also fetches from this machine and private networks");
    group.addArgument("--time-zone").help("of times that name none (default: the site's)");
    group
        .addArgument("--report")
        .metavar("FILE")
        .help("writes there all that could not be carried: place, what, why, with tabs between");
  }

  void run(String source) throws Exception {
    Database database =
        DatabaseOpener.open(
            configuration.getDatabase(), configuration.dataPath(), new MetricRegistry());
    Targets targets = new Targets(arguments.getBoolean("private_hosts"));
    try (MediaStore pictures = configuration.getMedia().open(configuration.dataPath());
        Fetcher fetcher = new Fetcher(targets, "samizdat (WordPress import)");
        ProgressBars progress = new ProgressBars();
        ReportFile file = new ReportFile(Optional.ofNullable(arguments.getString("report")))) {
      fetcher.start();
      Report report = new Report(file);
      WordpressImport.Summary summary =
          importing(database, pictures)
              .run(
                  WordpressSource.of(
                      source,
                      Optional.ofNullable(arguments.getString("media_folder")).map(Path::of),
                      arguments.getBoolean("fetch_media"),
                      configuration.getMedia().maxBytes(),
                      fetcher,
                      progress),
                  zone(),
                  configuration.getSite().language(),
                  arguments.getBoolean("dry"),
                  report);
      progress.close();
      print(summary, report);
    } catch (UncheckedIOException | JdbiException e) {
      throw new IOException(
          "the import stopped, because of %s; run it again to go on".formatted(Outage.reason(e)),
          e);
    } finally {
      database.stop();
    }
  }

  private WordpressImport importing(Database database, MediaStore pictures) {
    Clock clock = Clock.systemUTC();
    ChangeLog log = new ChangeLog(database, clock);
    Importer importer = new Importer(database, log, pictures, configuration.getSite().timeZone());
    return new WordpressImport(
        database,
        arguments.getBoolean("dry") ? importer.dryRun() : importer,
        new MediaLibrary(log, pictures, configuration.getMedia().maxPixels()),
        new ArticleEditor(log, configuration.getSite().language()),
        new UpdateEditor(log, configuration.getSite().timeZone()),
        new CommentEmails(database, clock, configuration.getComments()),
        clock);
  }

  private ZoneId zone() {
    return Optional.ofNullable(arguments.getString("time_zone"))
        .map(
            name ->
                IanaZones.find(name)
                    .orElseThrow(
                        () -> new IllegalArgumentException("there is no time zone " + name)))
        .orElse(configuration.getSite().timeZone());
  }

  private void print(WordpressImport.Summary summary, Report report) throws IOException {
    ImportCommand.print(summary.lines(), arguments.getBoolean("dry"));
    System.out.printf(
        "Changed since the last import: %,d%nPictures: %,d%n",
        summary.changed(), summary.pictures());
    System.out.printf("Not carried, or not as it was: %,d%n", report.count());
    report.summary().forEach(System.out::println);
    if (summary.lines().refused() > 0) {
      throw new IOException("%,d lines were refused".formatted(summary.lines().refused()));
    }
  }

  /** All that was not carried, in a file, if that is wanted. */
  private static final class ReportFile implements Consumer<String>, AutoCloseable {
    private final Optional<PrintWriter> out;

    ReportFile(Optional<String> file) throws IOException {
      out =
          file.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new PrintWriter(
                      Files.newBufferedWriter(Path.of(file.get()), StandardCharsets.UTF_8)));
    }

    @Override
    public void accept(String line) {
      out.ifPresent(writer -> writer.println(line));
    }

    @Override
    public void close() {
      out.ifPresent(PrintWriter::close);
    }
  }
}
