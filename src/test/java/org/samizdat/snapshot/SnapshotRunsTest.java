package org.samizdat.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/**
 * One run after another, and what may come between them; a snapshot reads HTTP, on any database.
 */
@Tag("no-database")
class SnapshotRunsTest {
  private static final int FEW = 3;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_MODERATION", "post")
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "1000")
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  @TempDir private Path folder;

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  private static String url() {
    return "http://localhost:" + SERVER.port();
  }

  private Snapshot.Summary write() throws IOException {
    return Snapshot.write(folder, url(), Map.of());
  }

  private StaticFront front() {
    return new StaticFront(folder);
  }

  private String liveBlog(int updates) {
    String slug = Desk.slug("pages");
    desk.liveBlog(slug);
    for (int i = 0; i < updates; i++) {
      desk.update(slug, "Update %d:%02d GMT: Part %d.".formatted(i / 60 + 1, i % 60, i));
    }
    return slug;
  }

  private Answer comment(String article, String text) {
    return reader
        .post(
            "/v1/articles/" + article + "/comments",
            """
            {"authorName": "Aigul", "email": "aigul@secret.example", "body": "%s"}"""
                .formatted(text))
        .expect(202);
  }

  private void withdraw(String slug) {
    Answer now = staff.get("/v1/admin/articles/" + slug).expect(200);
    staff
        .ifMatch(now.etag())
        .post("/v1/admin/articles/" + slug + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
  }

  @Test
  void secondRunWritesNothingWhereNothingHasChanged() throws Exception {
    write();
    Snapshot.Summary again = write();
    assertThat(again.written()).isZero();
    assertThat(again.removed()).isZero();
    assertThat(again.read()).isLessThan(again.files() / 5);
  }

  @Test
  void secondRunWritesOnlyWhatChanged() throws Exception {
    String blog = liveBlog(FEW);
    String other = Desk.slug("other");
    desk.article(other);
    write();
    Map<String, byte[]> before = front().files();
    desk.update(blog, "Update 23:10 GMT: Something else.");
    write();
    assertThat(front().different(before))
        .contains("v1/articles/" + blog + "/updates/index.json", "v1/feed.json")
        .noneMatch(name -> name.contains(other) || name.startsWith("v1/articles/index@cursor"));
    assertThat(front().all("/v1/articles/" + blog + "/updates", "/id")).hasSize(FEW + 1);
    front().compareWith(url());
  }

  @Test
  void whatIsWithdrawnLeavesATombstoneAlone() throws Exception {
    String blog = liveBlog(FEW);
    String id = reader.get("/v1/articles/" + blog).at("/id");
    String commented = comment(blog, "Gone with it.").at("/id");
    write();
    withdraw(blog);
    Snapshot.Summary done = write();

    assertThat(done.removed()).isGreaterThan(FEW * 3);
    Path gone = folder.resolve("v1/articles/" + blog + "/gone.json");
    assertThat(Files.readString(gone)).contains("\"status\":410", "legal");
    assertThat(folder.resolve("v1/articles/" + id + "/gone.json")).exists();
    Map<String, byte[]> files = front().files();
    assertThat(files.keySet())
        .filteredOn(name -> name.contains(blog) && !name.contains("gone.json"))
        .isEmpty();
    files.forEach(
        (name, bytes) -> {
          if (!name.endsWith("gone.json")) {
            assertThat(new String(bytes, StandardCharsets.UTF_8))
                .as(name)
                .doesNotContain(blog, "Gone with it.");
          }
        });
    assertThat(front().file("/v1/comments/" + commented)).doesNotExist();
    front().compareWith(url());
    assertThat(write().written()).isZero();
  }

  @Test
  void whatComesBackTakesTheTombstoneAway() throws Exception {
    String slug = Desk.slug("back");
    desk.article(slug);
    write();
    withdraw(slug);
    write();
    Answer now = staff.get("/v1/admin/articles/" + slug);
    staff.ifMatch(now.etag()).post("/v1/admin/articles/" + slug + "/publish").expect(200);
    write();
    assertThat(folder.resolve("v1/articles/" + slug + "/gone.json")).doesNotExist();
    assertThat(front().get("/v1/articles/" + slug).path("slug").asText()).isEqualTo(slug);
    front().compareWith(url());
  }

  @Test
  void oldSlugLeadsToTheSame() throws Exception {
    String slug = Desk.slug("old-name");
    desk.article(slug);
    write();
    Answer now = staff.get("/v1/admin/articles/" + slug);
    staff
        .ifMatch(now.etag())
        .patch("/v1/admin/articles/" + slug, "{\"slug\": \"%s-new\"}".formatted(slug))
        .expect(200);
    write();
    assertThat(front().get("/v1/articles/" + slug))
        .isEqualTo(front().get("/v1/articles/" + slug + "-new"));
    assertThat(Files.readAllBytes(front().file("/v1/articles/" + slug + ".md")))
        .isEqualTo(Files.readAllBytes(front().file("/v1/articles/" + slug + "-new.md")));
  }

  @Test
  void twoAtOnceAreRefused() throws Exception {
    try (Tree other = Tree.open(folder)) {
      assertThat(other.own()).exists();
      assertThatThrownBy(this::write)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another snapshot is just being written to " + folder);
    }
    assertThat(write().written()).isPositive();
  }

  @Test
  void fileThatCannotBeWrittenIsNamedAndTheRestStaysGood() throws Exception {
    write();
    byte[] before = Files.readAllBytes(front().file("/v1/articles"));
    String slug = Desk.slug("no-room");
    desk.article(slug);
    Path inTheWay = folder.resolve("v1/articles/" + slug + ".md/file");
    Files.createDirectories(inTheWay);
    assertThatThrownBy(this::write)
        .hasMessageContaining("cannot write " + folder.resolve("v1/articles/" + slug + ".md"))
        .hasMessageContaining("What is there already stays good");
    assertThat(front().get("/v1/articles").path("items")).isNotEmpty();
    assertThat(before).isNotEmpty();
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    write();
    front().compareWith(url());
  }

  @Test
  void runThatWasCutShortIsGoneOnWith() throws Exception {
    liveBlog(FEW);
    try (FailingProxy proxy = new FailingProxy(SERVER.port(), 200, 503)) {
      assertThatThrownBy(() -> Snapshot.write(folder, proxy.url(), Map.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("answered 503; run this again later");
      staff
          .post(
              "/v1/admin/donation-appeals?publish=true",
              """
              {"title": "Meanwhile", "body": "For those on trial.", "scope": "site",
               "channels": [{"provider": "paypal", "label": "PayPal",
                             "url": "https://www.paypal.com/donate?hosted_button_id=SAMPLE"}]}""")
          .expect(201);
      proxy.recover();
      Snapshot.Summary second = Snapshot.write(folder, proxy.url(), Map.of());
      assertThat(second.read()).isLessThan(second.files() - 100);
    }
    front().compareWith(url());
    Path whole = Files.createDirectories(folder.resolveSibling("whole"));
    Snapshot.write(whole, url(), Map.of());
    assertThat(front().files().keySet()).isEqualTo(new StaticFront(whole).files().keySet());
  }

  @Test
  void tokenThatTheServerNoLongerKnowsMakesItReadAll() throws Exception {
    Snapshot.Summary first = write();
    Path ledger = folder.resolve(".snapshot/ledger");
    String text = Files.readString(ledger);
    Files.writeString(ledger, "of-another-history" + text.substring(text.indexOf('\t')));
    Snapshot.Summary second = write();
    assertThat(second.read()).isGreaterThanOrEqualTo(first.files());
    assertThat(second.written()).isZero();
  }

  @Test
  void whatIsNoServerOfOursIsRefused() {
    assertThatThrownBy(() -> Snapshot.write(folder, "http://localhost:1", Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("http://localhost:1/v1 cannot be read");
  }

  @Test
  void serverThatHasBecomeAnotherIsReadAnew() throws Exception {
    Snapshot.Summary first = write();
    Path ledger = folder.resolve(".snapshot/ledger");
    String text = Files.readString(ledger);
    int tab = text.indexOf('\t');
    Files.writeString(ledger, text.substring(0, tab + 1) + "x" + text.substring(tab + 1));
    assertThat(write().read()).isGreaterThanOrEqualTo(first.files());
  }

  @Test
  void doorThatIsShutLeavesTheTreeAsItIs() throws Exception {
    write();
    Map<String, byte[]> before = front().files();
    try (FailingProxy proxy = new FailingProxy(SERVER.port(), 5, 403)) {
      assertThatThrownBy(() -> Snapshot.write(folder, proxy.url(), Map.of()))
          .hasMessageContaining("answered 403");
    }
    assertThat(front().files().keySet()).isEqualTo(before.keySet());
  }
}
