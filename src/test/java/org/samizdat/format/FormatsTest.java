package org.samizdat.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.text.Urls;

/** Articles and updates in other formats; the contract is held against every answer as well. */
@Tag("no-database")
class FormatsTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOSTILE =
      "</script><b>x</b> ]]> --- \u001B[31m \u202E \u0085 \u2028 \"quoted\" \\ 'a' 👩 # : é";

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  private Answer hostile(String slug) {
    ObjectNode sent = JSON.createObjectNode().put("slug", slug).put("kind", "liveblog");
    sent.put("headline", HOSTILE).put("kicker", HOSTILE).put("standfirst", HOSTILE);
    sent.put("body", "    code " + HOSTILE + "\n\n---\n\nEnd.").put("editorNote", "for staff only");
    sent.put("breaking", true).put("commentsOpen", false);
    sent.putArray("bylines").addObject().put("name", HOSTILE);
    sent.putArray("topics").add("Oil");
    sent.putArray("places").addObject().put("name", HOSTILE).put("latitude", 43.34);
    ((ObjectNode) sent.path("places").get(0)).put("longitude", 52.86);
    sent.putArray("media").addObject().put("url", "https://example.org/x.jpg").put("alt", HOSTILE);
    return staff.post("/v1/admin/articles?publish=true", sent.toString()).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {".ninjs.json", ".jsonld", ".md", ".txt"})
  void everyFormatFollowsTheArticle(String ending) {
    String slug = Desk.slug("format");
    Answer made = desk.article(slug);
    Answer got = reader.get("/v1/articles/" + slug + ending).expect(200);
    assertThat(got.header("Cache-Tag"))
        .hasValueSatisfying(tags -> assertThat(tags).contains("article:" + made.at("/id")));
    assertThat(got.text()).contains("Headline of " + slug);
    assertThat(reader.head("/v1/articles/" + slug + ending).expect(200).etag())
        .isEqualTo(got.etag());
    reader.with("If-None-Match", got.etag()).get("/v1/articles/" + slug + ending).expect(304);
    reader
        .get("/v1/articles/" + slug + ending + "?fields=id")
        .expectProblem(400, "unknown-parameter");
    reader.get("/v1/articles/unknown" + ending).expectProblem(404, "not-found");
    staff
        .ifMatch("*")
        .patch("/v1/admin/articles/" + slug, "{\"slug\": \"%s-new\"}".formatted(slug))
        .expect(200);
    assertThat(reader.get("/v1/articles/" + slug + ending).expect(308).header("Location"))
        .hasValue(SamizdatServer.BASE_URL + "/v1/articles/" + slug + "-new" + ending);
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + slug + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    reader.get("/v1/articles/" + slug + "-new" + ending).expectProblem(410, "withdrawn");
  }

  @Test
  void markdownIsTakenBackWithAllThatIsPublic() {
    String slug = Desk.slug("back");
    Answer made = hostile(slug);
    Answer file = reader.get("/v1/articles/" + slug + ".md").expect(200);
    assertThat(file.header("Content-Type")).hasValue("text/markdown;charset=utf-8");
    assertThat(file.text()).doesNotContain("for staff only");
    Answer again =
        staff.ifMatch("*").send("PUT", "/v1/admin/articles/" + slug, "text/markdown", file.text());
    ObjectNode before = (ObjectNode) made.json().path("content");
    before.remove("editorNote");
    assertThat(again.expect(200).json().path("content")).isEqualTo(before);
  }

  @Test
  void hostileTextsStayTexts() {
    String slug = Desk.slug("hostile-format");
    hostile(slug);
    String update = desk.update(slug, "Update 13:10 GMT: " + HOSTILE).at("/id");
    for (String at : new String[] {"articles/" + slug, "updates/" + update}) {
      String text = reader.get("/v1/" + at + ".txt").expect(200).text();
      assertThat(text.chars().filter(each -> each != '\n').noneMatch(Character::isISOControl))
          .isTrue();
      assertThat(reader.get("/v1/" + at + ".ninjs.json").expect(200).at("/pubStatus"))
          .isEqualTo("usable");
      JsonNode embed =
          embed("https://news.example.org/v1/" + at, "&maxheight=200&maxwidth=300")
              .expect(200)
              .json();
      assertThat(embed.path("height").asInt()).isLessThanOrEqualTo(200);
      assertThat(embed.path("width").asInt()).isLessThanOrEqualTo(300);
      assertThat(Jsoup.parseBodyFragment(embed.path("html").asText()).select("script, b, style"))
          .isEmpty();
      assertThat(reader.get("/v1/" + at).expect(200).header("Link")).isPresent();
    }
    Answer linked = reader.get("/v1/articles/" + slug + ".jsonld").expect(200);
    assertThat(linked.text()).doesNotContain("<");
    assertThat(linked.at("/@type")).isEqualTo("LiveBlogPosting");
    assertThat(linked.at("/headline")).isEqualTo(HOSTILE);
    assertThat(linked.json().path("liveBlogUpdate")).hasSize(1);
    JsonNode item = reader.get("/v1/articles/" + slug + ".ninjs.json").expect(200).json();
    assertThat(item.path("associations").findValuesAsText("uri"))
        .contains("https://example.org/x.jpg", SamizdatServer.BASE_URL + "/v1/updates/" + update);
  }

  @Test
  void longLiveBlogIsTextInPages() {
    String slug = Desk.slug("long");
    desk.liveBlog(slug);
    for (int i = 0; i < 21; i++) {
      desk.update(slug, "Entry number " + i + ".");
    }
    Answer first = reader.get("/v1/articles/" + slug + ".txt").expect(200);
    assertThat(first.text()).contains("Entry number 20.").doesNotContain("Entry number 0.");
    String next =
        first.text().replaceFirst("(?s).*Earlier updates: https://news.example.org(\\S+).*", "$1");
    assertThat(reader.get(next).expect(200).text()).contains("Entry number 0.");
  }

  @Test
  void hugeUpdatesComeInBoundedPages() {
    String slug = Desk.slug("huge");
    desk.liveBlog(slug);
    String words = "and more words ".repeat(3_000);
    for (int i = 0; i < 30; i++) {
      desk.update(slug, "Number %d: %s".formatted(i, words));
    }
    Set<String> found = new TreeSet<>();
    String next = "/v1/articles/" + slug + ".ninjs.json";
    int pages = 0;
    while (next != null) {
      Answer page = reader.get(next).expect(200);
      assertThat(page.body().length).isLessThan(5_000_000);
      next = null;
      for (JsonNode each : page.json().path("associations")) {
        String uri = each.path("uri").asText();
        if (each.path("rel").asText().equals("next")) {
          next = uri.replace(SamizdatServer.BASE_URL, "");
        } else {
          assertThat(found.add(uri)).as(uri).isTrue();
        }
      }
      pages++;
    }
    assertThat(found).hasSize(30);
    assertThat(pages).isEqualTo(2);
    assertThat(reader.get("/v1/articles/" + slug + ".jsonld").json().path("liveBlogUpdate"))
        .hasSizeBetween(15, 25);
  }

  @Test
  void oembedKnowsItsOwnUnderAnyHost() {
    String slug = Desk.slug("embedded");
    desk.article(slug);
    for (String host : new String[] {"http://127.0.0.1:8080", "HTTPS://cdn.example.net/news"}) {
      JsonNode embed = embed(host + "/v1/articles/" + slug, "").expect(200).json();
      assertThat(embed.path("html").asText())
          .contains("href=\"" + SamizdatServer.BASE_URL + "/v1/articles/" + slug + "\"")
          .doesNotContain(host);
    }
    embed("https://elsewhere.example/?/v1/articles/" + slug, "").expectProblem(404, "not-found");
    embed("https:///v1/articles/" + slug, "").expectProblem(404, "not-found");
    embed("ftp://news.example.org/v1/articles/" + slug, "").expectProblem(404, "not-found");
    embed("/v1/articles/" + slug, "").expectProblem(404, "not-found");
  }

  @Test
  void addressesAreGivenOutInTheLettersOfUris() {
    String slug = Desk.slug("letters");
    String sent = "https://example.org/новости/фото.jpg?a=[1]";
    String url = Urls.encoded(sent);
    Answer made =
        staff.post(
            "/v1/admin/articles?publish=true",
            """
            {"slug": "%1$s", "headline": "Letters", "body": "B", "bylines": [{"name": "A", "url": "%2$s"}],
             "media": [{"url": "%2$s", "alt": "P"}], "relatedLinks": [{"title": "L", "url": "%2$s"}],
             "translations": [{"language": "ru", "url": "%2$s"}], "rights": {"licenseUrl": "%2$s"},
             "callsToAction": [{"kind": "sign", "title": "S", "url": "%2$s"}]}"""
                .formatted(slug, sent));
    made.expect(201);
    for (String path :
        new String[] {slug, slug + ".ninjs.json", slug + ".jsonld", slug + ".txt", slug + ".md"}) {
      assertThat(reader.get("/v1/articles/" + path).expect(200).text())
          .contains(url)
          .doesNotContain(sent);
    }
    staff
        .post(
            "/v1/admin/articles",
            """
            {"headline": "Host", "relatedLinks": [{"title": "L", "url": "https://новости.example/"}]}""")
        .expectProblem(422, "invalid-content")
        .expectPointer("/relatedLinks/0/url");
  }

  @Test
  void oembedRefusesWhatIsNotHere() {
    embed("https://elsewhere.example/v1/articles/a", "").expectProblem(404, "not-found");
    embed(SamizdatServer.BASE_URL + "/v1/articles/unknown", "").expectProblem(404, "not-found");
    embed(SamizdatServer.BASE_URL + "/v1/articles/a", "&format=xml")
        .expectProblem(501, "not-implemented");
    embed(SamizdatServer.BASE_URL + "/v1/articles/a", "&maxwidth=0")
        .expectProblem(400, "invalid-parameter");
    reader.get("/v1/oembed").expectProblem(400, "invalid-parameter");
  }

  private Answer embed(String url, String more) {
    return reader.get(
        "/v1/oembed?dnt=1&url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more);
  }
}
