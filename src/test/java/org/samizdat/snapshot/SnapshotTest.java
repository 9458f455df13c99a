package org.samizdat.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** A tree of files beside the server that it was read from. */
@Tag("no-database") // which sees the same, whatever is behind it
class SnapshotTest {
  private static final int MANY = 45;
  private static final int FEW = 3;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_SAMPLE", "true")
          .with("SAMIZDAT_MODERATION", "post")
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "1000")
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  @TempDir private Path folder;

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  @BeforeAll
  static void fillPages() {
    Desk desk = new Desk(SERVER.admin());
    for (int i = 0; i < MANY; i++) {
      desk.article(Desk.slug("filling"));
    }
  }

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

  @Test
  void everyFileHoldsWhatTheServerAnswers() throws Exception {
    String blog = liveBlog(FEW);
    comment(blog, "I was there.");
    Snapshot.Summary done = write();

    assertThat(front().compareWith(url())).isEqualTo(done.files()).isGreaterThan(500);
    assertThat(front().files().keySet())
        .contains(
            "v1/site/index.json",
            "v1/articles/index@topic=oil.json",
            "v1/articles/index@language=en.json",
            "v1/articles/%s/index.json".formatted(blog),
            "v1/articles/%s/comments/index.json".formatted(blog),
            "v1/articles/%s/claims/index.json".formatted(blog),
            "v1/articles/%s/feed.atom".formatted(blog),
            "v1/articles/%s.ninjs.json".formatted(blog),
            "v1/articles/%s.jsonld".formatted(blog),
            "v1/articles/%s.md".formatted(blog),
            "v1/articles/%s.txt".formatted(blog),
            "v1/feed@language=en.rss",
            "v1/topics/oil/feed.json",
            "v1/events.ics",
            "v1/donation-appeals/current/index.json",
            "v1/calendar/2011/12/16/index.json",
            "v1/sitemap.xml",
            "v1/sitemap-news.xml",
            "openapi.yaml",
            "funding.json",
            ".well-known/funding-manifest-urls")
        .anyMatch(name -> name.matches("v1/media/[0-9a-f]{64}-320\\.jpg"))
        .anyMatch(name -> name.matches("v1/events/[^/]+\\.ics"))
        .anyMatch(name -> name.matches("v1/updates/[^/]+\\.txt"))
        .anyMatch(name -> name.matches("v1/comments/[^/]+/index\\.json"));
  }

  @Test
  void frontEndReadsAllPages() throws Exception {
    String blog = liveBlog(MANY);
    write();
    assertThat(front().all("/v1/articles/" + blog + "/updates", "/id"))
        .hasSize(MANY)
        .doesNotHaveDuplicates();
    assertThat(front().all("/v1/articles", "/id"))
        .isEqualTo(ids(reader.get("/v1/articles?limit=100").json().path("items")));
    assertThat(front().all("/v1/articles?topic=oil", "/id")).hasSizeGreaterThan(MANY);
  }

  private static List<String> ids(JsonNode items) {
    List<String> ids = new ArrayList<>();
    items.forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  @Test
  void compressedTwinsHoldTheSame() throws Exception {
    write();
    Map<String, byte[]> files = front().files();
    int twins = 0;
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      if (each.getKey().endsWith(".gz")) {
        byte[] plain = files.get(each.getKey().replaceFirst("\\.gz$", ""));
        byte[] unpacked =
            new GZIPInputStream(new ByteArrayInputStream(each.getValue())).readAllBytes();
        assertThat(unpacked).as(each.getKey()).isEqualTo(plain);
        assertThat(each.getValue().length).isLessThan(plain.length);
        twins++;
      }
    }
    assertThat(twins).isGreaterThan(100);
  }

  @Test
  void olderPagesBeginWhereTheyBeganWhenTheListGrows() throws Exception {
    write();
    Map<String, byte[]> before = front().files();
    for (int i = 0; i < FEW; i++) {
      desk.article(Desk.slug("newer"));
      write();
    }
    assertThat(
            front().different(before).stream()
                .filter(name -> name.startsWith("v1/articles/index@cur")))
        .as("one that joins the first page with the others")
        .hasSize(1);
    assertThat(front().all("/v1/articles", "/id"))
        .isEqualTo(ids(reader.get("/v1/articles?limit=100").json().path("items")));
    front().compareWith(url());
  }

  @Test
  void nothingPrivateIsInIt() throws Exception {
    String draft = Desk.slug("hidden");
    desk.draft(draft, "article");
    String open = Desk.slug("open");
    desk.article(open);
    comment(open, "Seen.");
    write();
    front()
        .files()
        .forEach(
            (name, bytes) ->
                assertThat(name + new String(bytes, StandardCharsets.UTF_8))
                    .as(name)
                    .doesNotContain("aigul@secret.example", draft));
    assertThat(
            new String(
                Files.readAllBytes(folder.resolve(".snapshot/ledger")), StandardCharsets.UTF_8))
        .doesNotContain(draft);
  }
}
