package org.samizdat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samizdat.feed.FeedReading.elements;
import static org.samizdat.feed.FeedReading.feed;
import static org.samizdat.feed.FeedReading.links;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** The feed of a live blog, with one item for each update. */
class LiveBlogFeedTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final Answer blog = desk.liveBlog(Desk.slug("live"));
  private final String slug = blog.at("/slug");
  private final String feed = "/v1/articles/" + slug + "/feed";

  @Test
  void updateSaysItsTimeItsSourceItsClaimsAndHowSureWeAre() {
    Answer update =
        staff
            .post(
                "/v1/admin/articles/" + slug + "/updates?publish=true",
                """
                {"headline": "Dozens dead", "body": "They *fired*.", "displayTime": "Update 13:10 GMT",
                 "occurredAt": "2011-12-16T13:10:00Z", "verification": "disputed",
                 "attribution": {"name": "A <striker>", "kind": "witness", "url": "https://example.org/s"},
                 "claims": [
                   {"subject": "deaths", "quantity": 70, "text": "at least 70",
                    "attribution": {"name": "strikers", "kind": "witness"}},
                   {"subject": "deaths", "quantity": 10, "text": "ten", "status": "refuted",
                    "attribution": {"name": "the regime", "kind": "official"}}]}""")
            .expect(201);
    Answer json = reader.get(feed + ".json").expect(200);
    JsonNode item = json.json().at("/items/0");
    assertThat(item.path("id").asText()).isEqualTo("urn:uuid:" + update.at("/id"));
    assertThat(item.path("title").asText()).isEqualTo("Update 13:10 GMT: Dozens dead");
    assertThat(item.at("/_samizdat/attribution/name").asText()).isEqualTo("A <striker>");
    assertThat(item.at("/_samizdat/claims")).hasSize(2);
    assertThat(json.at("/_samizdat/live/updateCount")).isEqualTo("1");
    assertThat(json.at("/home_page_url")).endsWith("/v1/articles/" + slug);
    for (String format : List.of("atom", "rss")) {
      SyndEntry entry = feed(reader.get(feed + "." + format).expect(200)).getEntries().get(0);
      assertThat(entry.getUri()).isEqualTo(item.path("id").asText());
      assertThat(entry.getTitle()).isEqualTo(item.path("title").asText());
      assertThat(entry.getContents().get(0).getValue())
          .isEqualTo(item.path("content_html").asText());
    }
    assertThat(Jsoup.parseBodyFragment(item.path("content_html").asText()).body().text())
        .isEqualTo(
            "Update 13:10 GMT · A <striker> · disputed They fired."
                + " deaths: at least 70 · strikers deaths: ten · the regime");
    assertThat(item.path("content_html").asText())
        .contains("<em>fired</em>", "<del>ten</del>", "href=\"https://example.org/s\"");
  }

  @Test
  void pagesLeadBothWays() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add("urn:uuid:" + desk.update(slug, "No " + i).at("/id"));
    }
    Collections.reverse(ids);
    Answer first = reader.get(feed + ".atom?limit=2").expect(200);
    Answer second = reader.get(next(first)).expect(200);
    Answer back =
        reader.get(links(second).get("previous").replace(SamizdatServer.BASE_URL, "")).expect(200);
    assertThat(uris(first)).isEqualTo(ids.subList(0, 2)).isEqualTo(uris(back));
    assertThat(uris(second)).isEqualTo(ids.subList(2, 4));
    assertThat(uris(reader.get(next(second)).expect(200))).isEqualTo(ids.subList(4, 5));
    assertThat(second.header("Link").orElseThrow()).contains("rel=\"previous\"", "rel=\"next\"");
    assertThat(second.header("Cache-Control").orElseThrow()).contains("max-age=300,");
  }

  private static String next(Answer page) {
    return links(page).get("next").replace(SamizdatServer.BASE_URL, "");
  }

  private static List<String> uris(Answer page) {
    return feed(page).getEntries().stream().map(SyndEntry::getUri).toList();
  }

  @Test
  void withdrawnUpdateIsADeletedEntry() {
    String kept = desk.update(slug, "Kept").at("/id");
    String gone = desk.update(slug, "Gone").at("/id");
    staff
        .ifMatch("*")
        .post("/v1/admin/updates/" + gone + "/withdraw", "{\"reason\": \"source-safety\"}")
        .expect(200);
    Answer atom = reader.get(feed + ".atom").expect(200);
    assertThat(uris(atom)).containsExactly("urn:uuid:" + kept);
    assertThat(elements(atom, FeedReading.TOMBSTONES, "deleted-entry"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.getAttribute("ref")).isEqualTo("urn:uuid:" + gone);
              assertThat(each.getTextContent()).isEqualTo("source-safety");
            });
    assertThat(reader.get(feed + ".json").at("/_samizdat/withdrawn/0/id")).endsWith(gone);
  }

  @Test
  void endedLiveBlogHasAnExpiredFeed() {
    assertThat(reader.get(feed + ".json").expect(200).json().has("expired")).isFalse();
    staff.ifMatch("*").post("/v1/admin/articles/" + slug + "/end").expect(200);
    Answer ended = reader.get(feed + ".json").expect(200);
    assertThat(ended.json().path("expired").asBoolean()).isTrue();
    assertThat(ended.header("Cache-Control").orElseThrow()).contains("max-age=300,");
    assertThat(reader.get("/v1/topics/oil/feed.json").at("/items/0/_samizdat/live/state"))
        .isEqualTo("ended");
  }

  @Test
  void addressesBehaveAsTheArticlesDo() {
    assertThat(reader.get("/v1/articles/" + slug).at("/links/feed")).endsWith(feed + ".json");
    String id = blog.at("/id");
    Answer byId = reader.get("/v1/articles/" + id + "/feed.rss").expect(200);
    assertThat(links(byId)).containsEntry("self", SamizdatServer.BASE_URL + feed + ".rss");
    String renamed = Desk.slug("renamed");
    staff
        .ifMatch("*")
        .patch("/v1/admin/articles/" + id, "{\"slug\": \"%s\"}".formatted(renamed))
        .expect(200);
    assertThat(reader.get(feed + ".atom?limit=5").expect(308).header("Location"))
        .hasValue(SamizdatServer.BASE_URL + "/v1/articles/" + renamed + "/feed.atom?limit=5");
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + id + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    reader.get("/v1/articles/" + renamed + "/feed.json").expectProblem(410, "withdrawn");
    reader.get("/v1/articles/nothing/feed.json").expectProblem(404, "not-found");
    String article = desk.article(Desk.slug("plain")).at("/slug");
    reader.get("/v1/articles/" + article + "/feed.json").expectProblem(404, "not-found");
    assertThat(reader.get("/v1/articles/" + article).json().at("/links").has("feed")).isFalse();
    reader.get("/v1/articles/" + article + "/feed.json?language=en").expect(400);
  }

  @Test
  void liveBlogWithoutUpdatesHasAnEmptyFeed() {
    for (String format : List.of("json", "atom", "rss")) {
      assertThat(reader.get(feed + "." + format).expect(200).text())
          .contains("Headline of " + slug);
    }
    assertThat(feed(reader.get(feed + ".atom")).getEntries()).isEmpty();
  }
}
