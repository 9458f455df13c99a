package org.samizdat.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.rasklaad.blns.NaughtyStrings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** A newsroom moves here from WordPress, and what it had is read here over HTTP. */
class WordpressImportTest {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  private static final List<String> TABLES =
      List.of(
          "article",
          "article_slug",
          "article_revision",
          "article_update",
          "update_revision",
          "topic",
          "reader_comment",
          "comment_email",
          "media_file",
          "change_log");

  @TempDir Path folder;
  private final Api reader = SERVER.anonymous();
  private final Api staff = SERVER.admin();
  private Newsroom newsroom;
  private String export;

  /** Each test moves another site, so that none meets what another has moved. */
  @BeforeEach
  void chooseSite() throws Exception {
    String name = "s" + System.nanoTime();
    newsroom = new Newsroom(SERVER.ownDatabase(), folder);
    newsroom.upload("2011/12/square.png", Newsroom.picture(10 + (int) (System.nanoTime() % 500)));
    export =
        Newsroom.export()
            .replace("strike.example.org", name + ".example.org")
            .replace("fired-upon", "fired-upon-" + name)
            .replace("shot-at", "shot-at-" + name)
            .replace("secret", "secret-" + name);
  }

  private String slug() {
    return export.replaceAll("(?s).*<wp:post_name>(fired-upon-\\w+)<.*", "$1");
  }

  private JsonNode article() {
    return reader.get("/v1/articles/" + slug()).expect(200).json();
  }

  @Test
  void postBecomesALiveBlogWithAllThatItHad() throws Exception {
    newsroom.move(export);
    JsonNode article = article();
    assertThat(article.path("headline").asText()).isEqualTo("Fired & upon now");
    assertThat(article.path("standfirst").asText()).isEqualTo("What is known.");
    assertThat(article.path("kind").asText()).isEqualTo("liveblog");
    assertThat(article.path("body").path("text").asText()).isEqualTo("Police fired on strikers.");
    assertThat(article.path("publishedAt").asText()).startsWith("2011-12-16T11:00:00");
    assertThat(article.at("/live/state").asText()).isEqualTo("ended");
    assertThat(article.at("/bylines/0/name").asText()).isEqualTo("Kim & Co");
    assertThat(article.at("/topics/0/name").asText()).isEqualTo("Oil & gas");
    assertThat(article.at("/topics/1/slug").asText()).isEqualTo("neft");
    assertThat(article.at("/media/0/alt").asText()).isEqualTo("The square");
    assertThat(article.at("/media/0/caption").asText()).isEqualTo("The square");
    assertThat(article.at("/media/0/sha256").asText()).hasSize(64);
    JsonNode updates = reader.get("/v1/articles/" + slug() + "/updates").expect(200).json();
    assertThat(updates.path("items").findValuesAsText("displayTime"))
        .containsExactly("Update 13:10 GMT", "Update 12:13 GMT");
    assertThat(updates.at("/items/0/occurredAt").asText()).startsWith("2011-12-16T13:10:00");
    assertThat(updates.at("/items/0/body/text").asText())
        .isEqualTo("Ten are dead, says the ministry.");
  }

  @Test
  void oldAddressesLeadToTheNew() throws Exception {
    newsroom.move(export);
    Answer moved =
        reader.get("/v1/articles/" + slug().replace("fired-upon", "shot-at")).expect(308);
    assertThat(moved.header("Location").orElseThrow()).endsWith("/v1/articles/" + slug());
    JsonNode page = reader.get("/v1/articles/" + slug() + "-11").expect(200).json();
    assertThat(page.at("/body/text").asText())
        .isEqualTo("A page ]]> with two lines\nin one paragraph.\n\nThe end [sic].");
    assertThat(page.at("/bylines/0/name").asText()).isEqualTo("ghost");
    assertThat(page.at("/comments/open").asBoolean()).isFalse();
  }

  @Test
  void whatWasNotForEveryoneIsADraft() throws Exception {
    newsroom.move(export);
    String secret = "/articles/" + slug().replace("fired-upon", "secret");
    reader.get("/v1" + secret).expect(404);
    assertThat(staff.get("/v1/admin" + secret).expect(200).at("/status")).isEqualTo("draft");
    assertThat(newsroom.left())
        .contains(
            "Secret\tit was locked with a password, and is a draft now",
            "Thrown away, trash\tthis status is not carried",
            "Menu, nav_menu_item\tthis type is not carried",
            "Same slug\tits slug is that of another article, so a number stands behind it",
            "Same slug, contact-form-7\tshortcode is left out",
            "Fired & upon now, latest-posts\tblock has no text of its own",
            "Fired & upon now, post_format\ttaxonomy is not carried",
            "comment on Fired & upon now\tthe comment that it answers is missing, so it begins a thread",
            "comment on Fired & upon now, order_note\tthis type of comment is not carried",
            "../outside.png\tits file is not in the folder");
    assertThat(newsroom.places()).allMatch(place -> place.matches("line \\d+"));
  }

  @Test
  void commentsKeepTheirThreadsAndTheirState() throws Exception {
    newsroom.move(export);
    JsonNode comments =
        reader.get("/v1/articles/" + slug() + "/comments?order=oldest").expect(200).json();
    assertThat(comments.path("items").findValuesAsText("authorName"))
        .containsExactly("Orphan", "Aigul", "Bek");
    String parent = comments.at("/items/1/id").asText();
    assertThat(comments.toString()).contains("\"parentId\":\"" + parent + "\"");
    String id = article().path("id").asText();
    Map<String, String> states =
        SERVER
            .ownDatabase()
            .read(
                handle ->
                    handle
                        .createQuery(
                            "select author_name, status from reader_comment where article_id = :id")
                        .bind("id", java.util.UUID.fromString(id))
                        .setMapKeyColumn("author_name")
                        .setMapValueColumn("status")
                        .collectInto(
                            new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {}));
    assertThat(states)
        .containsEntry("Spammer", "spam")
        .containsEntry("Waiting", "pending")
        .containsEntry("Bek", "approved")
        .hasSize(5);
  }

  @Test
  void addressesOfCommentersStayPrivate() throws Exception {
    long before = newsroom.count("comment_email");
    long openEnded = openEnded();
    newsroom.move(export);
    assertThat(newsroom.count("comment_email")).isEqualTo(before + 3);
    assertThat(newsroom.left()).noneMatch(line -> line.contains("@reader"));
    String comments =
        reader.get("/v1/articles/" + slug() + "/comments").expect(200).text()
            + staff.get("/v1/admin/comments").expect(200).text()
            + reader.get("/v1/changes?since=initial&include=object").text();
    assertThat(comments).contains("Aigul").doesNotContain("reader.example.org");
    String id = staff.get("/v1/admin/comments?status=pending&limit=1").at("/items/0/id");
    assertThat(staff.get("/v1/admin/comments/" + id + "/email").expect(200).text())
        .contains("waiting@reader.example.org");
    assertThat(openEnded()).isEqualTo(openEnded + 1);
    SERVER.ownDatabase().write(handle -> handle.execute("delete from comment_email"));
    newsroom.move(export);
    assertThat(newsroom.count("comment_email")).isZero();
  }

  /** Addresses without a day on which they are erased: those of comments that nobody decided on. */
  private static long openEnded() {
    return SERVER
        .ownDatabase()
        .read(
            handle ->
                handle
                    .createQuery("select count(*) from comment_email where forget_at is null")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void secondImportChangesNothing() throws Exception {
    WordpressImport.Summary first = newsroom.move(export);
    assertThat(first.lines().added())
        .containsEntry("article", 4L)
        .containsEntry("update", 2L)
        .containsEntry("comment", 5L);
    assertThat(first.pictures()).isEqualTo(1);
    List<Long> counts = TABLES.stream().map(newsroom::count).toList();
    String text = reader.get("/v1/articles/" + slug()).text();
    WordpressImport.Summary second = newsroom.move(export);
    assertThat(second.lines().added()).isEmpty();
    assertThat(second.lines().present()).containsEntry("article", 4L).containsEntry("comment", 5L);
    assertThat(second.changed()).isZero();
    assertThat(TABLES.stream().map(newsroom::count).toList()).isEqualTo(counts);
    assertThat(reader.get("/v1/articles/" + slug()).text()).isEqualTo(text);
  }

  @Test
  void dryRunWritesNothing() throws Exception {
    List<Long> before = TABLES.stream().map(newsroom::count).toList();
    assertThat(newsroom.rehearse(export).lines().added()).containsEntry("article", 4L);
    assertThat(TABLES.stream().map(newsroom::count).toList()).isEqualTo(before);
  }

  @Test
  void brokenFileImportsNothing() {
    List<Long> before = TABLES.stream().map(newsroom::count).toList();
    String cut = export.substring(0, export.length() - 20);
    assertThatThrownBy(() -> newsroom.move(cut))
        .isInstanceOf(SourceRefused.class)
        .hasMessageContaining("line ")
        .hasMessageContaining("column ");
    assertThat(TABLES.stream().map(newsroom::count).toList()).isEqualTo(before);
  }

  @Test
  void whatChangedInWordpressIsANewRevision() throws Exception {
    newsroom.move(export);
    String edited =
        export
            .replace("Police fired on strikers.", "Police fired on oil workers.")
            .replace("Ten are dead", "Eleven are dead")
            .replace("Is he safe?", "Is he safe now?");
    assertThat(newsroom.move(edited).changed()).isEqualTo(2);
    assertThat(article().at("/body/text").asText()).isEqualTo("Police fired on oil workers.");
    assertThat(reader.get("/v1/articles/" + slug() + "/updates").text()).contains("Eleven are");
    assertThat(newsroom.move(edited).changed()).isZero();
  }

  @Test
  void whatWasEditedHereStaysAndIsReported() throws Exception {
    newsroom.move(export);
    Answer draft = staff.get("/v1/admin/articles/" + slug()).expect(200);
    staff
        .ifMatch(draft.etag())
        .patch("/v1/admin/articles/" + slug(), "{\"headline\": \"Edited here\"}")
        .expect(200);
    assertThat(newsroom.move(export).changed()).isZero();
    assertThat(newsroom.left()).noneMatch(line -> line.contains("edited here"));
    newsroom.move(export.replace("Police fired", "Soldiers fired"));
    assertThat(article().path("headline").asText()).isEqualTo("Edited here");
    assertThat(newsroom.left())
        .contains(
            "Fired & upon now\tit has changed in WordPress, but was edited here, and stays as it is"
                + " here");
  }

  @Test
  void draftThatWasPublishedInWordpressIsPublishedHere() throws Exception {
    newsroom.move(export);
    String opened = export.replace("<wp:post_password>enter</wp:post_password>", "");
    assertThat(newsroom.move(opened).changed()).isEqualTo(1);
    JsonNode article =
        reader.get("/v1/articles/" + slug().replace("fired-upon", "secret")).expect(200).json();
    assertThat(article.path("publishedAt").asText()).startsWith("2011-01-01T00:00:00");
  }

  @Test
  void naughtyTitlesArriveAsTheyAre() throws Exception {
    List<String> wanted = new ArrayList<>();
    StringBuilder items = new StringBuilder();
    int id = 1_000;
    for (String naughty : NaughtyStrings.getStrings()) {
      String title = Cleaned.words(Entities.escape(naughty));
      boolean isXml = naughty.codePoints().noneMatch(WordpressImportTest::isNotXml);
      if (isXml && !title.isBlank() && title.length() <= 300 && !title.contains("\n")) {
        wanted.add(title);
        items.append(
            """
            <item><title><![CDATA[%s]]></title><wp:post_id>%d</wp:post_id>
            <wp:post_date_gmt>2012-01-01 00:00:00</wp:post_date_gmt><wp:status>draft</wp:status>
            <wp:post_type>post</wp:post_type></item>
            """
                .formatted(Entities.escape(naughty), id++));
      }
    }
    String head = export.substring(0, export.indexOf("<item>"));
    WordpressImport.Summary summary = newsroom.move(head + items + "</channel></rss>");
    assertThat(summary.lines().refused()).isZero();
    assertThat(wanted).hasSizeGreaterThan(300);
    List<String> headlines =
        SERVER
            .ownDatabase()
            .read(
                handle ->
                    handle
                        .createQuery("select content from article where status = 'draft'")
                        .mapTo(String.class)
                        .list())
            .stream()
            .map(json -> org.samizdat.json.Json.read(json, JsonNode.class))
            .map(json -> json.path("headline").asText())
            .toList();
    assertThat(headlines).containsAll(wanted);
  }

  private static boolean isNotXml(int point) {
    return (point < ' ' && point != '\n' && point != '\t')
        || Character.getType(point) == Character.SURROGATE
        || point == 0xFFFE
        || point == 0xFFFF;
  }
}
