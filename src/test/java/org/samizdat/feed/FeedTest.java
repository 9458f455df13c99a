package org.samizdat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samizdat.feed.FeedReading.elements;
import static org.samizdat.feed.FeedReading.feed;
import static org.samizdat.feed.FeedReading.links;
import static org.samizdat.feed.FeedReading.titles;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.w3c.dom.Element;

/** Feeds of articles, read by others' readers. */
class FeedTest {
  private static final String SITE = "Samizdat Sample Newsroom";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static Answer emptyJson;
  private static Answer emptyAtom;
  private static Answer emptyRss;

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  @BeforeAll
  static void askBeforeThereIsAnything() {
    emptyJson = SERVER.anonymous().get("/v1/feed.json").expect(200);
    emptyAtom = SERVER.anonymous().get("/v1/feed.atom").expect(200);
    emptyRss = SERVER.anonymous().get("/v1/feed.rss").expect(200);
  }

  private static String id(Answer article) {
    return "urn:uuid:" + article.at("/id");
  }

  private Answer publish(String json) {
    return staff.post("/v1/admin/articles?publish=true", json).expect(201);
  }

  @Test
  void emptySiteHasValidFeeds() {
    assertThat(emptyJson.json().path("items")).isEmpty();
    assertThat(emptyJson.at("/title")).isEqualTo(SITE);
    assertThat(feed(emptyAtom).getEntries()).isEmpty();
    assertThat(feed(emptyAtom).getPublishedDate()).isEqualTo(Date.from(Instant.EPOCH));
    assertThat(feed(emptyRss).getEntries()).isEmpty();
    assertThat(feed(emptyRss).getDescription()).isNotBlank();
  }

  @Test
  void articleIsTheSameItemInEveryFormat() {
    Answer article =
        publish(
            """
            {"headline": "Shots <b>fired</b> & \\"heard\\"", "kicker": "Kazakhstan",
             "standfirst": "In a < b.", "body": "Police [opened](https://example.org/?a=1&b=2) *fire*.",
             "language": "kk-Cyrl", "topics": ["Whole Item", "R&D"], "breaking": true,
             "bylines": [{"name": "A. B.", "url": "https://example.org/ab"}, {"name": "C & D"}],
             "media": [{"url": "https://example.org/a.mp3", "alt": "Sound"},
                       {"url": "https://example.org/%C3%A4.jpg", "alt": "Tents"},
                       {"url": "https://example.org/unknown", "alt": "Who knows"}]}""");
    String url = SamizdatServer.BASE_URL + "/v1/articles/" + article.at("/slug");
    String title = "Kazakhstan: Shots <b>fired</b> & \"heard\"";
    JsonNode read = reader.get("/v1/articles/" + article.at("/id")).expect(200).json();

    Answer json = reader.get("/v1/topics/whole-item/feed.json").expect(200);
    JsonNode item = json.json().at("/items/0");
    assertThat(item.path("id").asText()).isEqualTo(id(article));
    assertThat(item.path("title").asText()).isEqualTo(title);
    assertThat(item.path("url").asText()).isEqualTo(url);
    assertThat(item.path("content_html")).isEqualTo(read.at("/body/html"));
    assertThat(item.path("summary").asText()).isEqualTo("In a < b.");
    assertThat(item.path("image").asText()).isEqualTo("https://example.org/%C3%A4.jpg");
    assertThat(item.path("attachments").findValuesAsText("mime_type"))
        .containsExactly("audio/mpeg", "image/jpeg");
    assertThat(item.path("authors").findValuesAsText("name")).containsExactly("A. B.", "C & D");
    assertThat(item.path("tags")).extracting(JsonNode::asText).containsExactly("Whole Item", "R&D");
    assertThat(item.path("date_published")).isEqualTo(read.path("publishedAt"));
    assertThat(item.path("date_modified")).isEqualTo(read.path("updatedAt"));
    assertThat(item.at("/_samizdat/breaking").asBoolean()).isTrue();
    assertThat(item.at("/_samizdat/revision").asInt()).isEqualTo(read.path("revision").asInt());
    assertThat(json.at("/title")).isEqualTo("Whole Item – " + SITE);

    for (String format : List.of("atom", "rss")) {
      Answer answer = reader.get("/v1/topics/whole-item/feed." + format).expect(200);
      SyndFeed feed = feed(answer);
      assertThat(feed.getTitle()).isEqualTo("Whole Item – " + SITE);
      SyndEntry entry = feed.getEntries().get(0);
      assertThat(entry.getUri()).isEqualTo(id(article));
      assertThat(entry.getTitle()).isEqualTo(title);
      assertThat(entry.getLink()).isEqualTo(url);
      assertThat(entry.getContents().get(0).getValue()).isEqualTo(read.at("/body/html").asText());
      assertThat(entry.getDescription().getValue()).isEqualTo("In a < b.");
      assertThat(entry.getCategories())
          .extracting(category -> label(category, format))
          .containsExactly("Whole Item", "R&D");
      assertThat(entry.getEnclosures().get(0).getUrl()).isEqualTo("https://example.org/a.mp3");
      assertThat(entry.getPublishedDate().toInstant().getEpochSecond())
          .isEqualTo(Instant.parse(read.path("publishedAt").asText()).getEpochSecond());
      assertThat(answer.text()).contains("A. B.", "C &amp; D", "kk-Cyrl");
    }
  }

  private static String label(SyndCategory category, String format) {
    return format.equals("atom") ? category.getLabel() : category.getName();
  }

  @Test
  void walkThroughThePagesSeesEverythingOnce() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(
          0,
          id(
              publish(
                  "{\"headline\": \"Page %d\", \"body\": \"x\", \"topics\": [\"Walk\"]}"
                      .formatted(i))));
    }
    List<String> json = new ArrayList<>();
    String next = "/v1/topics/walk/feed.json?limit=2";
    for (int pages = 0; !next.isEmpty(); pages++) {
      assertThat(pages).isLessThan(3);
      Answer page = reader.get(next).expect(200);
      page.json().path("items").forEach(item -> json.add(item.path("id").asText()));
      next = page.at("/next_url").replace(SamizdatServer.BASE_URL, "");
    }
    assertThat(json).isEqualTo(ids);
    for (String format : List.of("atom", "rss")) {
      List<String> seen = new ArrayList<>();
      String first = SamizdatServer.BASE_URL + "/v1/topics/walk/feed." + format;
      String at = first + "?limit=2";
      while (at != null) {
        Answer page = reader.get(at.replace(SamizdatServer.BASE_URL, "")).expect(200);
        feed(page).getEntries().forEach(entry -> seen.add(entry.getUri()));
        assertThat(links(page)).containsEntry("first", first).containsEntry("current", first);
        assertThat(links(page)).containsEntry("self", at.contains("cursor") ? at : first);
        assertThat(page.header("Link").orElseThrow())
            .startsWith("<%s>; rel=\"self\"".formatted(links(page).get("self")));
        at = links(page).get("next");
      }
      assertThat(seen).isEqualTo(ids);
    }
  }

  @Test
  void feedOfALanguageHasNoOther() {
    publish(
        "{\"headline\": \"Eins\", \"body\": \"x\", \"language\": \"de-AT\", \"topics\": [\"L\"]}");
    publish("{\"headline\": \"Un\", \"body\": \"x\", \"language\": \"fr\", \"topics\": [\"L\"]}");
    assertThat(titles(reader.get("/v1/feed.atom?language=de").expect(200))).containsExactly("Eins");
    Answer topic = reader.get("/v1/topics/l/feed.rss?language=fr").expect(200);
    assertThat(titles(topic)).containsExactly("Un");
    assertThat(feed(topic).getLanguage()).isEqualTo("fr");
    assertThat(links(topic))
        .containsEntry("self", SamizdatServer.BASE_URL + "/v1/topics/l/feed.rss?language=fr");
  }

  @Test
  void whatIsWithdrawnDisappearsAndIsToldForThirtyDays() {
    Answer article = desk.article(Desk.slug("gone"));
    staff
        .ifMatch(article.etag())
        .post("/v1/admin/articles/" + article.at("/id") + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    Answer json = reader.get("/v1/feed.json").expect(200);
    assertThat(json.json().path("items").findValuesAsText("id")).doesNotContain(id(article));
    JsonNode gone = json.json().at("/_samizdat/withdrawn/0");
    assertThat(gone.path("id").asText()).isEqualTo(id(article));
    assertThat(gone.path("reason").asText()).isEqualTo("legal");

    Answer atom = reader.get("/v1/feed.atom").expect(200);
    Element deleted = elements(atom, FeedReading.TOMBSTONES, "deleted-entry").get(0);
    assertThat(deleted.getAttribute("ref")).isEqualTo(id(article));
    assertThat(deleted.getAttribute("when")).isEqualTo(gone.path("withdrawnAt").asText());
    assertThat(reader.get("/v1/feed.rss").expect(200).text()).doesNotContain(article.at("/id"));

    SERVER.clock().advance(Duration.ofDays(31));
    desk.article(Desk.slug("later")); // or the cache would rightly give the same
    assertThat(reader.get("/v1/feed.atom").expect(200).text()).doesNotContain(article.at("/id"));
    SERVER.clock().advance(Duration.ofDays(-31));
  }

  @Test
  void idStaysWhenTheSlugChanges() {
    Answer article =
        publish("{\"headline\": \"Renamed\", \"body\": \"x\", \"topics\": [\"Renamed\"]}");
    String slug = Desk.slug("renamed");
    staff
        .ifMatch(article.etag())
        .patch("/v1/admin/articles/" + article.at("/id"), "{\"slug\": \"%s\"}".formatted(slug))
        .expect(200);
    JsonNode item = reader.get("/v1/topics/renamed/feed.json").expect(200).json().at("/items/0");
    assertThat(item.path("id").asText()).isEqualTo(id(article));
    assertThat(item.path("url").asText()).endsWith("/articles/" + slug);
  }

  @ParameterizedTest
  @CsvSource({"json", "atom", "rss"})
  void knownBytesAre304AndHeadHasTheHeadersOfGet(String format) {
    desk.article(Desk.slug("cached"));
    String path = "/v1/feed." + format;
    Answer full = reader.get(path).expect(200);
    Answer known = reader.with("If-None-Match", full.etag()).get(path).expect(304);
    Answer head = reader.head(path).expect(200);
    for (String header : List.of("ETag", "Cache-Control", "Cache-Tag", "Link", "Vary")) {
      assertThat(head.header(header)).as(header).isPresent().isEqualTo(full.header(header));
      assertThat(known.header(header)).as(header).isEqualTo(full.header(header));
    }
    assertThat(full.header("Cache-Control").orElseThrow()).startsWith("public, max-age=5,");
    assertThat(full.header("Cache-Tag")).hasValue("articles");
    assertThat(full.header("Content-Type").orElseThrow())
        .startsWith("application/" + (format.equals("json") ? "feed+" : format + "+"));
    assertThat(reader.with("Accept", "application/xml").get(path).expect(200).body())
        .isEqualTo(full.body());
    assertThat(reader.get(path).expect(200).header("Cache-Status")).hasValue("samizdat; hit");
    desk.article(Desk.slug("newer"));
    reader.with("If-None-Match", full.etag()).get(path).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "cursor=nonsense",
        "language=e",
        "topic=oil",
        "order=oldest"
      })
  void wrongParameterIsNamed(String parameter) {
    Answer refused = reader.get("/v1/feed.atom?" + parameter).expect(400);
    assertThat(refused.at("/errors/0/parameter")).isEqualTo(parameter.replaceFirst("=.*", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/feed.xml", "/v1/feed.JSON", "/v1/feed", "/v1/topics/nothing/feed.json"})
  void whatIsNotThereIs404(String path) {
    reader.get(path).expectProblem(404, "not-found");
  }

  @Test
  void serviceAndSiteNameTheFeeds() {
    assertThat(reader.get("/v1").at("/links/feed")).endsWith("/v1/feed.json");
    JsonNode feeds = reader.get("/v1/site").json().path("feeds");
    for (JsonNode each : feeds) {
      Answer answer = reader.get(each.path("url").asText().replace(SamizdatServer.BASE_URL, ""));
      assertThat(answer.expect(200).header("Content-Type").orElseThrow())
          .startsWith(each.path("contentType").asText());
    }
    assertThat(feeds).hasSize(5);
  }
}
