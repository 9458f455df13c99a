package org.samizdat.wordpress;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.samizdat.article.ArticleEditor;
import org.samizdat.change.ChangeLog;
import org.samizdat.comment.CommentConfiguration;
import org.samizdat.comment.CommentEmails;
import org.samizdat.database.Database;
import org.samizdat.media.MediaConfiguration;
import org.samizdat.media.MediaLibrary;
import org.samizdat.media.MediaStore;
import org.samizdat.network.Fetcher;
import org.samizdat.network.Targets;
import org.samizdat.transfer.Importer;
import org.samizdat.update.UpdateEditor;

/** A newsroom that moves here from WordPress. */
final class Newsroom {
  static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
  private static final int MAX_BYTES = 1_000_000;

  private final Database database;
  private final Path folder;
  private final List<String> left = new ArrayList<>();
  private boolean fetching;
  private boolean privateHosts = true;

  /**
   * @param folder an empty one
   */
  Newsroom(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** The export that the tests are about. */
  static String export() {
    try (InputStream in =
        Objects.requireNonNull(Newsroom.class.getResourceAsStream("/wordpress/newsroom.xml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] picture(int size) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Newsroom fetching(boolean alsoPrivate) {
    fetching = true;
    privateHosts = alsoPrivate;
    return this;
  }

  /** Puts a file below {@code wp-content/uploads}. */
  Newsroom upload(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("uploads").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  WordpressImport.Summary move(String export) throws Exception {
    return move(export, false);
  }

  WordpressImport.Summary rehearse(String export) throws Exception {
    return move(export, true);
  }

  private WordpressImport.Summary move(String export, boolean rehearsal) throws Exception {
    Path file = folder.resolve("export.xml");
    Files.writeString(file, export);
    return from(file.toString(), rehearsal);
  }

  WordpressImport.Summary from(String source, boolean rehearsal) throws Exception {
    left.clear();
    Clock clock = Clock.systemUTC();
    ChangeLog log = new ChangeLog(database, clock);
    try (MediaStore pictures =
            new MediaConfiguration(
                    MAX_BYTES,
                    MAX_BYTES,
                    new MediaConfiguration.S3Configuration("", "", "", "", "", ""))
                .open(folder);
        Fetcher fetcher = new Fetcher(new Targets(privateHosts), "test")) {
      fetcher.start();
      Importer importer = new Importer(database, log, pictures, ZONE);
      return new WordpressImport(
              database,
              rehearsal ? importer.dryRun() : importer,
              new MediaLibrary(log, pictures, MAX_BYTES),
              new ArticleEditor(log, "en"),
              new UpdateEditor(log, ZONE),
              new CommentEmails(
                  database,
                  clock,
                  new CommentConfiguration(
                      CommentConfiguration.Moderation.PRE, 5, 3, 2, List.of(), 30)),
              clock)
          .run(
              WordpressSource.of(
                  source,
                  Optional.of(folder.resolve("uploads")).filter(Files::isDirectory),
                  fetching,
                  MAX_BYTES,
                  fetcher,
                  Progress.NONE),
              ZONE,
              "en",
              rehearsal,
              new Report(left::add));
    }
  }

  /** What the last import has not carried: what and why. */
  List<String> left() {
    return left.stream().map(line -> line.substring(line.indexOf('\t') + 1)).toList();
  }

  List<String> places() {
    return left.stream().map(line -> line.substring(0, line.indexOf('\t'))).toList();
  }

  long count(String table) {
    return database.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }
}
