package org.samizdat.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.database.Database;
import org.samizdat.snapshot.Snapshot;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.TestDatabase;

/**
 * After something was withdrawn for the safety of a source, no byte of it is found: not in any
 * column, not in the files of the database, not in an export, a snapshot or any answer. Each search
 * finds what was planted beside it, so it could have found it.
 */
class ErasureTest {
  private static final String REASON = "{\"reason\": \"source-safety\"}";

  /** Stands in every text that is to go, and in no other. */
  private static final String SECRET = "Qvxzwitness7Nurlan";

  /** Stands in texts beside these, which stay. */
  private static final String PLANTED = "Wkjbbystander3Aigul";

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  @TempDir private Path folder;

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  /** Whether a text is found in what was searched. */
  private static boolean has(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  private String update(String blog, String text) {
    String id = desk.update(blog, text + " one.").at("/id");
    String path = "/v1/admin/updates/" + id;
    staff
        .ifMatch("*")
        .patch(
            path,
            """
            {"headline": "%1$s two", "body": "%1$s three.", "summary": "%1$s four",
             "displayTime": "%1$s", "editorNote": "%1$s",
             "attribution": {"name": "%1$s", "kind": "witness"},
             "claims": [{"subject": "deaths", "quantity": 10, "text": "%1$s",
                         "attribution": {"name": "%1$s", "kind": "witness"}}],
             "media": [{"url": "https://example.org/a.jpg", "alt": "%1$s"}]}"""
                .formatted(text))
        .expect(200);
    correct("update", id, text);
    return id;
  }

  private void correct(String type, String id, String text) {
    staff
        .with("Idempotency-Key", "correction-" + id)
        .ifMatch("*")
        .post(
            "/v1/admin/corrections",
            """
            {"target": {"type": "%s", "id": "%s"}, "kind": "clarification",
             "wrong": "%3$s five", "right": "%3$s six", "reason": "%3$s seven"}"""
                .formatted(type, id, text))
        .expect(201);
  }

  private String blog(String slug, String text) {
    desk.liveBlog(slug);
    String id =
        staff
            .ifMatch("*")
            .patch(
                "/v1/admin/articles/" + slug,
                """
                {"headline": "%1$s eight", "kicker": "%1$s", "standfirst": "%1$s",
                 "body": "%1$s nine", "editorNote": "%1$s", "bylines": [{"name": "%1$s"}]}"""
                    .formatted(text))
            .expect(200)
            .at("/id");
    correct("article", id, text);
    return id;
  }

  private void withdraw(String path) {
    Answer done =
        staff
            .with("Idempotency-Key", "withdraw-" + path)
            .ifMatch("*")
            .post(path + "/withdraw", REASON)
            .expect(200);
    assertThat(done.json().path("revisionsErased").asBoolean()).isTrue();
    assertThat(done.text()).doesNotContain(SECRET);
  }

  /** Everything that the public can ask about a live blog and an update of it. */
  private static List<String> addresses(String slug, String article, String update) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "/v1/articles?limit=100",
                "/v1/corrections?limit=100",
                "/v1/corrections/feed.json",
                "/v1/feed.json",
                "/v1/feed.atom",
                "/v1/topics/oil/feed.rss",
                "/v1/changes?since=initial&include=object&limit=200",
                "/v1/oembed?url=" + SamizdatServer.BASE_URL + "/v1/articles/" + slug));
    for (String each : List.of(slug, article)) {
      String parts =
          " ?include=updates ?revision=3 /updates /corrections /revisions /revisions/3 /diff"
              + " /diff.txt /feed.json .ninjs.json .jsonld .md .txt";
      Stream.of(parts.split(" ")).forEach(part -> all.add("/v1/articles/" + each + part));
    }
    String parts = " ?revision=2 /revisions /revisions/2 /diff /diff.txt .txt .ninjs.json";
    Stream.of(parts.split(" ")).forEach(part -> all.add("/v1/updates/" + update + part));
    return all;
  }

  @Test
  void noByteOfItIsFoundAnywhere() throws Exception {
    String stays = Desk.slug("stays");
    String article = blog(stays, PLANTED);
    update(stays, PLANTED);
    String update = update(stays, SECRET);
    String goes = Desk.slug("goes");
    String gone = blog(goes, SECRET);
    String within = update(goes, SECRET);
    staff
        .with("Idempotency-Key", "draft-" + goes)
        .post(
            "/v1/admin/articles/" + goes + "/updates",
            "{\"headline\": \"%1$s\", \"body\": \"%1$s\"}".formatted(SECRET))
        .expect(201);
    staff
        .ifMatch("*")
        .post(
            "/v1/admin/updates/" + update + "/schedule",
            "{\"action\": \"unpublish\", \"at\": \"2030-01-01T00:00:00Z\"}")
        .expect(200);
    List<String> before = new ArrayList<>(addresses(stays, article, update));
    before.addAll(addresses(goes, gone, within));
    before.forEach(each -> assertThat(reader.get(each).status()).as(each).isEqualTo(200));
    assertThat(reader.get("/v1/updates/" + update).text()).contains(SECRET);
    byte[] earlier = staff.get("/v1/admin/export").expect(200).body();
    assertThat(has(earlier, SECRET)).isTrue();
    Snapshot.write(folder, "http://localhost:" + SERVER.port(), Map.of());
    assertThat(found(SECRET, files(folder))).isNotEmpty();
    assertThat(columns(SECRET))
        .contains("article.markdown", "update_revision.content", "idempotency_key.body");
    checkpoint();
    assertThat(found(SECRET, databaseFiles())).isNotEmpty();

    withdraw("/v1/admin/updates/" + update);
    staff.ifMatch("*").post("/v1/admin/articles/" + goes + "/unpublish").expect(200);
    withdraw("/v1/admin/articles/" + goes);

    tombstones(goes, update, within);
    for (String each : before) {
      Answer answer = reader.get(each);
      assertThat(answer.status()).as(each).isLessThan(500);
      assertThat(answer.text()).as(each).doesNotContain(SECRET);
    }
    assertThat(reader.get("/v1/articles/" + stays + "/updates").text()).contains(PLANTED);
    assertThat(columns(SECRET)).isEmpty();
    assertThat(columns(PLANTED)).contains("article.markdown", "update_revision.content");
    byte[] export = staff.get("/v1/admin/export").expect(200).body();
    assertThat(has(export, SECRET)).isFalse();
    assertThat(has(export, PLANTED)).isTrue();
    Snapshot.write(folder, "http://localhost:" + SERVER.port(), Map.of());
    assertThat(found(SECRET, files(folder))).isEmpty();
    assertThat(found(PLANTED, files(folder))).isNotEmpty();
    Patience.await(() -> number("select wanted - done from erasure") == 0);
    checkpoint();
    assertThat(found(SECRET, databaseFiles())).isEmpty();
    assertThat(found(PLANTED, databaseFiles())).isNotEmpty();
    andNothingBringsItBack(earlier, export, goes, update);
  }

  private void tombstones(String goes, String update, String within) {
    for (String each :
        List.of("/v1/articles/" + goes, "/v1/updates/" + update, "/v1/updates/" + within)) {
      for (String part : List.of("", "/revisions", "/revisions/2", "/diff", "?revision=2")) {
        Answer tombstone = reader.get(each + part).expectProblem(410, "withdrawn");
        assertThat(tombstone.at("/reason")).isEqualTo("source-safety");
        assertThat(tombstone.json().path("revisionsErased").asBoolean()).isTrue();
      }
    }
    JsonNode kept =
        staff.get("/v1/admin/updates/" + update + "/revisions").expect(200).json().path("items");
    assertThat(kept.findValuesAsText("what")).containsExactly("withdrawn");
  }

  private void andNothingBringsItBack(byte[] earlier, byte[] export, String goes, String update)
      throws Exception {
    for (String each : List.of("/v1/admin/articles/" + goes, "/v1/admin/updates/" + update)) {
      staff.ifMatch("*").post(each + "/publish").expectProblem(409, "wrong-state");
      staff.ifMatch("*").post(each + "/withdraw", REASON).expectProblem(409, "wrong-state");
      staff.ifMatch("*").patch(each, "{\"headline\": \"Again\"}").expectProblem(409, "wrong-state");
    }
    staff
        .with("Idempotency-Key", "correction-" + update)
        .ifMatch("*")
        .post(
            "/v1/admin/corrections",
            """
            {"target": {"type": "update", "id": "%s"}, "kind": "clarification",
             "wrong": "%2$s five", "right": "%2$s six", "reason": "%2$s seven"}"""
                .formatted(update, SECRET))
        .expectProblem(409, "answer-lost");
    try (Archive archive = Archive.empty()) {
      archive.take(export);
      assertThat(archive.refusals()).isEmpty();
      assertThat(archive.text().lines().skip(1).toList())
          .isEqualTo(new String(export, StandardCharsets.UTF_8).lines().skip(1).toList());
      archive.take(earlier);
      assertThat(archive.refusals()).isNotEmpty();
      assertThat(archive.text()).doesNotContain(SECRET);
    }
  }

  /** All columns of text of all tables in which it is found, those to come too. */
  private static TreeSet<String> columns(String text) {
    record Column(String table, String column) {}
    Database database = SERVER.ownDatabase();
    return database.read(
        handle -> {
          List<Column> columns =
              handle
                  .createQuery(
                      """
                      select table_name as t, column_name as c from information_schema.columns
                      where lower(table_schema) = 'public'
                          and lower(data_type) in ('character varying', 'text', 'character',
                              'character large object', 'json', 'jsonb')""")
                  .map((row, context) -> new Column(row.getString("t"), row.getString("c")))
                  .list();
          assertThat(columns).hasSizeGreaterThan(50);
          TreeSet<String> found = new TreeSet<>();
          for (Column each : columns) {
            if (count(handle, each.table(), each.column(), text) > 0) {
              found.add((each.table() + "." + each.column()).toLowerCase(java.util.Locale.ROOT));
            }
          }
          return found;
        });
  }

  private static long count(Handle handle, String table, String column, String text) {
    return handle
        .createQuery(
            "select count(*) from \"%s\" where cast(\"%s\" as varchar) like :text"
                .formatted(table, column))
        .bind("text", "%" + text + "%")
        .mapTo(Long.class)
        .one();
  }

  private static long number(String query) {
    return SERVER.ownDatabase().read(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private static void checkpoint() {
    SERVER
        .ownDatabase()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(TestDatabase.isPostgresql() ? "checkpoint" : "checkpoint sync"));
  }

  /** The files of the tables; what PostgreSQL writes ahead is another matter. */
  private static List<Path> databaseFiles() throws IOException {
    if (!TestDatabase.isPostgresql()) {
      return files(SERVER.dataFolder());
    }
    return SERVER
        .ownDatabase()
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        select current_setting('data_directory') || '/base/' || oid
                        from pg_database where datname = current_database()""")
                    .mapTo(String.class)
                    .map(Path::of)
                    .map(ErasureTest::files)
                    .one());
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> found(String text, List<Path> files) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path each : files) {
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(each);
      } catch (NoSuchFileException e) {
        continue; // a temporary one
      }
      if (has(each.toString().endsWith(".gz") ? unpacked(bytes) : bytes, text)) {
        found.add(each);
      }
    }
    return found;
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
