package org.samizdat.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.sync.Mirror;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.TestDatabase;

/** What is exported and imported is the same when it is exported again, however it got there. */
class RoundTripTest {
  /** What is made anew must come out as it was, counts and HTML included. */
  private static final List<String> TABLES =
      List.of(
          "select * from article order by id",
          "select * from article_slug order by slug",
          "select * from article_revision order by article_id, revision",
          "select * from article_update order by id",
          "select * from update_revision order by update_id, revision",
          "select update_id, place, article_id, subject_key, source_key, subject, source_name,"
              + " source_url, source_kind, quantity, unit, qualifier, words, status, confirmed,"
              + " reason, marked_at, occurred_at, display_time, published_at"
              + " from published_claim order by update_id, place",
          "select slug, name, description, article_count, latest_at, revision from topic"
              + " order by slug",
          "select * from article_topic order by article_id, position",
          "select * from publication_count order by topic, span, slot, language",
          "select * from reader_comment order by id",
          "select * from calendar_event order by id",
          "select * from donation_appeal order by id",
          "select * from media_file order by id",
          "select * from media_use order by media_id, type, object_id",
          "select object_id, action, article_id, at, revision, title, author"
              + " from scheduled_action where failed_at is null order by object_id, action");

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_SAMPLE", "true")
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000")
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  private static byte[] export;

  @BeforeAll
  static void fill() {
    FullNewsroom.fill(SERVER);
    export = SERVER.admin().get("/v1/admin/export?media=true").expect(200).body();
  }

  @Test
  void secondExportIsByteEqual() throws Exception {
    try (Archive archive = Archive.empty()) {
      ImportSummary summary = archive.take(export);
      assertThat(archive.refusals()).isEmpty();
      assertThat(summary.present()).isEmpty();
      assertThat(archive.export()).isEqualTo(export);
      assertThat(new String(export, StandardCharsets.UTF_8))
          .contains("\"withdrawn\"", "\"erased\"", "\"plan\"", "\"file\"", "\"spam\"");
    }
  }

  @Test
  void otherDatabaseExportsTheSameBytes() throws Exception {
    try (Archive archive = Archive.empty(!TestDatabase.isPostgresql())) {
      archive.take(export);
      assertThat(archive.refusals()).isEmpty();
      assertThat(archive.export()).isEqualTo(export);
    }
  }

  @Test
  void everyCountAndEveryRowIsAsItWas() throws Exception {
    try (Archive archive = Archive.empty()) {
      archive.take(archive.importer().inChunksOf(7), export);
      assertThat(archive.refusals()).isEmpty();
      for (String each : TABLES) {
        assertThat(rows(archive.database(), each))
            .as(each)
            .isEqualTo(rows(SERVER.ownDatabase(), each));
      }
    }
  }

  private static List<String> rows(Database database, String query) {
    return database.read(
        handle -> handle.createQuery(query).mapToMap().stream().map(RoundTripTest::text).toList());
  }

  private static String text(Map<String, Object> row) {
    return new java.util.TreeMap<>(row).toString();
  }

  @Test
  void secondImportChangesNothing() throws Exception {
    try (Archive archive = Archive.empty()) {
      ImportSummary first = archive.take(export);
      long changes = archive.count("change_log");
      long audited = archive.count("audit_entry");
      ImportSummary second = archive.take(export);
      assertThat(second.added()).isEmpty();
      assertThat(second.present()).isEqualTo(first.added());
      assertThat(second.refused()).isZero();
      assertThat(archive.count("change_log")).isEqualTo(changes).isPositive();
      assertThat(archive.count("audit_entry")).isEqualTo(audited).isPositive();
      assertThat(archive.export()).isEqualTo(export);
    }
  }

  @Test
  void dryRunTellsTheSameAndWritesNothing() throws Exception {
    try (Archive archive = Archive.empty()) {
      byte[] before = archive.export();
      ImportSummary told = archive.take(archive.importer().dryRun().inChunksOf(50), export);
      assertThat(archive.export()).isEqualTo(before);
      assertThat(archive.count("change_log")).isZero();
      assertThat(archive.count("audit_entry")).isZero();
      assertThat(told).isEqualTo(archive.take(export));
    }
  }

  @Test
  void fileThatIsCutOffIsTakenAsFarAsItGoes() throws Exception {
    byte[] compressed = SERVER.admin().get("/v1/admin/export?media=true&gzip=true").body();
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
        .isEqualTo(export);
    for (byte[] whole : List.of(export, compressed)) {
      try (Archive archive = Archive.empty()) {
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        ExportFile lines = new ExportFile(new ByteArrayInputStream(half));
        ImportSummary part = archive.importer().importAll(lines, ImportWatcher.NONE);
        assertThat(lines.isComplete()).isFalse();
        assertThat(part.added()).isNotEmpty();
        assertThat(part.refused()).isZero();
        archive.take(whole);
        assertThat(archive.refusals()).isEmpty();
        assertThat(archive.export()).isEqualTo(export);
      }
    }
  }

  @Test
  void twoImportsAtOnceEndAsOne() throws Exception {
    try (Archive archive = Archive.empty()) {
      ExecutorService pool = Executors.newFixedThreadPool(2);
      List<Future<ImportSummary>> both = new ArrayList<>();
      Queue<String> refusals = new ConcurrentLinkedQueue<>();
      for (int lines : List.of(60, 100)) {
        Importer importer = archive.importer().inChunksOf(lines);
        both.add(
            pool.submit(
                () ->
                    importer.importAll(
                        new ExportFile(new ByteArrayInputStream(export)),
                        (number, reason) -> refusals.add(number + " " + reason))));
      }
      for (Future<ImportSummary> each : both) {
        each.get();
      }
      pool.shutdown();
      assertThat(refusals).isEmpty();
      assertThat(archive.export()).isEqualTo(export);
      for (String each : TABLES) {
        assertThat(rows(archive.database(), each))
            .as(each)
            .isEqualTo(rows(SERVER.ownDatabase(), each));
      }
    }
  }

  @Test
  void followersOfALivingServerHearOfAllThatIsPublic() throws Exception {
    SamizdatServer living = new SamizdatServer().with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");
    living.start();
    try {
      Mirror before = new Mirror();
      String next = FullNewsroom.follow(living.anonymous(), before, "initial");
      assertThat(before.objects()).isEmpty();
      Database database = living.ownDatabase();
      new Importer(
              database,
              new ChangeLog(database, Clock.systemUTC()),
              new org.samizdat.media.MediaConfiguration(
                      1024,
                      1000,
                      new org.samizdat.media.MediaConfiguration.S3Configuration(
                          "", "", "", "", "", ""))
                  .open(java.nio.file.Files.createTempDirectory("pictures")),
              ZoneOffset.UTC)
          .inChunksOf(40)
          .importAll(new ExportFile(new ByteArrayInputStream(export)), ImportWatcher.NONE);
      Mirror source = new Mirror();
      FullNewsroom.follow(SERVER.anonymous(), source, "initial");
      assertThat(source.objects()).isNotEmpty();
      AtomicReference<String> place = new AtomicReference<>(next);
      Patience.until( // it hears of another's writes when it looks next
          () -> {
            place.set(FullNewsroom.follow(living.anonymous(), before, place.get()));
            return texts(before).equals(texts(source));
          },
          () -> texts(before).toString());
      Mirror anew = new Mirror();
      FullNewsroom.follow(living.anonymous(), anew, "initial");
      assertThat(texts(anew)).isEqualTo(texts(source));
    } finally {
      living.stop();
    }
  }

  private static Map<String, String> texts(Mirror mirror) {
    Map<String, String> texts = new java.util.TreeMap<>();
    for (Map.Entry<String, JsonNode> each : mirror.objects().entrySet()) {
      texts.put(each.getKey(), each.getValue().toString());
    }
    return texts;
  }
}
