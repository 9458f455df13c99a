package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Bootstrap;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseOpener;
import org.samizdat.media.MediaStore;
import org.samizdat.transfer.Exporter;

/** {@code export [FILE] [--media]}: everything that the newsroom has made, in one file. */
final class ExportCommand extends SettingsCommand {
  private static final int BUFFER = 1 << 16;

  private PrintStream standardOutput = System.out;

  ExportCommand() {
    super("export", "Writes everything that the newsroom has made to a file");
  }

  @Override
  protected void addActions(Subparser command) {
    command
        .addArgument("target")
        .metavar("FILE")
        .nargs("?")
        .setDefault("-")
        .help("where to; compressed when its name ends in .gz (default: the standard output)");
    command
        .addArgument("--media")
        .action(Arguments.storeTrue())
        .help("with the bytes of the pictures");
  }

  /** Only the export goes to the standard output: what is logged, also later, goes beside it. */
  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    standardOutput = System.out;
    System.setOut(System.err);
    super.run(bootstrap, arguments);
  }

  @Override
  protected void run(
      Bootstrap<SamizdatConfiguration> bootstrap,
      Namespace arguments,
      SamizdatConfiguration configuration)
      throws Exception {
    Database database =
        DatabaseOpener.open(
            configuration.getDatabase(), configuration.dataPath(), new MetricRegistry());
    try (MediaStore pictures = configuration.getMedia().open(configuration.dataPath())) {
      Exporter exporter =
          new Exporter(
              database, pictures, configuration.getSite().name(), configuration.base().value());
      String target = arguments.getString("target");
      boolean media = arguments.getBoolean("media");
      if (target.equals("-")) {
        OutputStream out = new BufferedOutputStream(standardOutput, BUFFER);
        exporter.export(out, media);
        out.flush();
      } else {
        long lines = toFile(exporter, Path.of(target), media);
        System.err.printf("%,d lines in %s%n", lines, target);
      }
    } finally {
      database.stop();
    }
  }

  /** Under another name until it is complete, so that half an export is never taken for one. */
  private static long toFile(Exporter exporter, Path target, boolean media) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      long lines;
      try (FileOutputStream file = new FileOutputStream(part.toFile());
          OutputStream out = compressed(target, new BufferedOutputStream(file, BUFFER))) {
        lines = exporter.export(out, media);
        out.flush();
        file.getFD().sync();
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return lines;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static OutputStream compressed(Path target, OutputStream out) throws IOException {
    return target.toString().endsWith(".gz") ? new GZIPOutputStream(out, BUFFER) : out;
  }
}
