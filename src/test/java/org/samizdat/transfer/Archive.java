package org.samizdat.transfer;

import com.codahale.metrics.MetricRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseConfiguration;
import org.samizdat.database.DatabaseOpener;
import org.samizdat.media.MediaConfiguration;
import org.samizdat.media.MediaStore;
import org.samizdat.testing.TestDatabase;

/** A database and a folder of pictures without a server, to import into and export from. */
final class Archive implements AutoCloseable {
  private final Database database;
  private final MediaStore pictures;
  private final List<String> refusals = new ArrayList<>();

  private Archive(Database database, Path folder) {
    this.database = database;
    this.pictures =
        new MediaConfiguration(
                1_000_000,
                1_000_000,
                new MediaConfiguration.S3Configuration("", "", "", "", "", ""))
            .open(folder);
  }

  static Archive empty() {
    return empty(TestDatabase.isPostgresql());
  }

  static Archive empty(boolean postgresql) {
    Map<String, String> settings = TestDatabase.fresh(postgresql);
    return at(
        settings.get("SAMIZDAT_DATABASE_URL"),
        settings.get("SAMIZDAT_DATABASE_USER"),
        settings.get("SAMIZDAT_DATABASE_PASSWORD"),
        Path.of(settings.get("SAMIZDAT_DATA")));
  }

  static Archive at(String url, String user, String password, Path folder) {
    return new Archive(
        DatabaseOpener.open(
            new DatabaseConfiguration(url, user, password, 8, false), folder, new MetricRegistry()),
        folder);
  }

  Database database() {
    return database;
  }

  Importer importer() {
    return new Importer(
        database, new ChangeLog(database, Clock.systemUTC()), pictures, ZoneOffset.UTC);
  }

  ImportSummary take(byte[] export) throws IOException {
    return take(importer(), export);
  }

  ImportSummary take(Importer importer, byte[] export) throws IOException {
    refusals.clear();
    return importer.importAll(
        new ExportFile(new ByteArrayInputStream(export)),
        (number, reason) -> refusals.add(number + ": " + reason));
  }

  /** What was refused by the last import. */
  List<String> refusals() {
    return refusals;
  }

  byte[] export() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Exporter(database, pictures, "Samizdat Sample Newsroom", "https://news.example.org")
        .export(out, true);
    return out.toByteArray();
  }

  String text() throws IOException {
    return new String(export(), StandardCharsets.UTF_8);
  }

  long count(String table) {
    return database.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  @Override
  public void close() throws Exception {
    database.stop();
  }
}
