package org.samizdat.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rasklaad.blns.NaughtyStrings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** Searching over HTTP. */
class SearchTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  private static String address(String query, String more) {
    return "/v1/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more;
  }

  private Answer search(String query) {
    return search(query, "");
  }

  private Answer search(String query, String more) {
    return reader.get(address(query, more)).expect(200);
  }

  /** Waits until a search finds so many. */
  private Answer awaitHits(String query, int hits) {
    Patience.until(
        () -> reader.get(address(query, "")).status() == 200 && total(query) == hits,
        () -> "%d hits of %s".formatted(total(query), query));
    return search(query);
  }

  private int total(String query) {
    return search(query).json().path("total").asInt();
  }

  private static List<String> ids(Answer answer) {
    List<String> ids = new ArrayList<>();
    answer.json().path("items").forEach(each -> ids.add(each.path("id").asText()));
    return ids;
  }

  private Answer article(String language, String headline, String body, String... topics) {
    ObjectNode article = JSON.createObjectNode();
    article.put("slug", Desk.slug("search")).put("language", language);
    article.put("headline", headline).put("body", body);
    for (String topic : topics) {
      article.withArray("topics").add(topic);
    }
    return staff.post("/v1/admin/articles?publish=true", article.toString()).expect(201);
  }

  private String liveBlog(String language, String headline) {
    ObjectNode article = JSON.createObjectNode();
    article.put("slug", Desk.slug("search")).put("language", language).put("kind", "liveblog");
    article.put("headline", headline);
    return staff
        .post("/v1/admin/articles?publish=true", article.toString())
        .expect(201)
        .at("/slug");
  }

  @Test
  void otherFormsOfAWordAreFound() {
    String russian = liveBlog("ru", "Прямой эфир");
    String update = desk.update(russian, "Бастующие вышли на площадь Ынтымак.").at("/id");
    Answer found = awaitHits("бастующий ынтымак", 1);
    assertThat(ids(found)).containsExactly(update);
    assertThat(found.at("/items/0/type")).isEqualTo("update");
    assertThat(found.at("/items/0/article/slug")).isEqualTo(russian);
    assertThat(found.at("/items/0/highlights/excerpts/0"))
        .isEqualTo("<mark>Бастующие</mark> вышли на площадь <mark>Ынтымак</mark>.");
    String english = article("en", "Trammers walk out", "Nothing else.").at("/id");
    assertThat(ids(awaitHits("trammer", 1))).containsExactly(english);
    assertThat(search("trammers").at("/items/0/highlights/headline"))
        .isEqualTo("<mark>Trammers</mark> walk out");
    assertThat(ids(search("бастующий", "&language=ru"))).contains(update);
    assertThat(ids(search("бастующий", "&language=en"))).isEmpty();
  }

  @Test
  void kazakhWordsAreFoundFromARussianKeyboard() {
    String exact = article("kk", "Жаңаөзен мұнайшылары", "Ереуіл жалғасуда.").at("/id");
    String plain = article("kk", "Жанаозен мунайшылары", "Ереуил жалгасуда.").at("/id");
    assertThat(ids(awaitHits("мунайшылары", 2))).containsExactlyInAnyOrder(exact, plain);
    assertThat(ids(search("мұнайшылары"))).containsExactly(exact, plain);
    assertThat(ids(search("\"жанаозен мунайшылары\""))).containsExactly(plain, exact);
    assertThat(ids(search("мунайшы*"))).containsExactlyInAnyOrder(exact, plain);
    assertThat(ids(search("мұнайшы*"))).containsExactlyInAnyOrder(exact, plain);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "quarrel | 1 2 3",
        "quarrel lantern | 1 2",
        "quarrel AND lantern | 1 2",
        "lantern OR harbour | 1 2 3",
        "quarrel NOT lantern | 3",
        "quarrel -lantern | 3",
        "quarrel (harbour OR velvet) | 2 3",
        "\"lantern quarrel\" | 2",
        "\"quarrels lantern\" | 1",
        "\"lantern harbour\" |",
        "quar* | 1 2 3",
        "velv* AND lant* | 2",
        "quarrel NOT (lantern OR harbour) |",
        "LANTERN & quarrel! | 1 2"
      })
  void operatorsPhrasesAndPrefixesAreUnderstood(String query, String expected) {
    List<String> texts =
        List.of(
            "A quarrel lantern.", "Some velvet and a lantern quarrel.", "The quarrels at harbour.");
    if (reader.get(address("quarrel", "")).json().path("total").asInt() < texts.size()) {
      for (int i = 0; i < texts.size(); i++) {
        article("en", "Number " + (i + 1), texts.get(i));
      }
      awaitHits("quarrel", texts.size());
    }
    Set<String> found = new HashSet<>();
    search(query)
        .json()
        .path("items")
        .forEach(each -> found.add(each.path("headline").asText().replace("Number ", "")));
    assertThat(found).isEqualTo(expected == null ? Set.of() : Set.of(expected.split(" ")));
  }

  @Test
  void nothingIsFoundThatIsNotPublic() {
    String blog = liveBlog("en", "Coverage");
    Answer update = desk.update(blog, "The pelican landed.");
    Answer article = article("en", "A pelican", "It flies.");
    staff
        .post(
            "/v1/admin/articles",
            "{\"headline\": \"Another pelican\", \"embargoedUntil\": \"2999-01-01T00:00:00Z\","
                + " \"editorNote\": \"toucan\"}")
        .expect(201);
    staff
        .post("/v1/admin/articles/" + blog + "/updates", "{\"body\": \"A draft of a pelican\"}")
        .expect(201);
    reader
        .post(
            "/v1/articles/" + blog + "/comments",
            "{\"authorName\": \"Pelican\", \"email\": \"pelican@example.org\","
                + " \"body\": \"Pelican!\"}")
        .expect(202);
    awaitHits("pelican", 2);
    assertThat(total("toucan")).isZero();
    staff
        .ifMatch(update.etag())
        .post("/v1/admin/updates/" + update.at("/id") + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    // at once: the database is asked, however far the index is
    assertThat(ids(search("pelican"))).containsExactly(article.at("/id"));
    awaitHits("pelican", 1);
    staff
        .ifMatch(article.etag())
        .post("/v1/admin/articles/" + article.at("/id") + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    assertThat(ids(search("pelican"))).isEmpty();
    assertThat(search("pelicon").json().has("didYouMean")).isFalse();
  }

  @Test
  void updatesComeAndGoWithTheirLiveBlog() {
    String blog = liveBlog("en", "Coverage of the heron");
    desk.update(blog, "The heron landed.");
    awaitHits("heron", 2);
    String unpublished = "/v1/admin/articles/" + blog;
    Answer before = staff.get(unpublished);
    staff.ifMatch(before.etag()).post(unpublished + "/unpublish").expect(200);
    awaitHits("heron", 0);
    staff.ifMatch("*").post(unpublished + "/publish").expect(200);
    awaitHits("heron", 2);
    staff
        .ifMatch("*")
        .patch(unpublished, "{\"topics\": [\"Waders\"], \"language\": \"de\"}")
        .expect(200);
    Patience.await(() -> ids(search("heron", "&topic=waders&language=de")).size() == 2);
  }

  @Test
  void filtersNarrowAndFacetsCount() {
    String blog = liveBlog("en-GB", "Zeppelin watch");
    desk.update(blog, "A zeppelin.");
    article("en", "Zeppelin one", "First.", "Airships", "Oil");
    article("ru", "Zeppelin по-русски", "Второй.", "Airships");
    Answer all = awaitHits("zeppelin", 4);
    assertThat(all.json().has("facets")).isFalse();
    JsonNode facets = search("zeppelin", "&facets=topic,language,month").json().path("facets");
    assertThat(facets.path("topics").path(0).path("slug").asText()).isEqualTo("airships");
    assertThat(facets.path("topics").path(0).path("name").asText()).isEqualTo("Airships");
    assertThat(facets.path("topics").path(0).path("count").asInt()).isEqualTo(2);
    assertThat(facets.path("languages").path(0).path("language").asText()).isEqualTo("en-GB");
    assertThat(facets.path("months").path(0).path("count").asInt()).isEqualTo(4);
    assertThat(search("zeppelin", "&in=updates").json().path("total").asInt()).isEqualTo(1);
    assertThat(search("zeppelin", "&in=articles").json().path("total").asInt()).isEqualTo(3);
    assertThat(search("zeppelin", "&language=en").json().path("total").asInt()).isEqualTo(3);
    assertThat(search("zeppelin", "&kind=liveblog").json().path("total").asInt()).isEqualTo(2);
    assertThat(search("zeppelin", "&topic=airships").json().path("total").asInt()).isEqualTo(2);
    assertThat(search("zeppelin", "&topic=airships,oil").json().path("total").asInt()).isEqualTo(1);
    assertThat(search("zeppelin", "&topic=waders%7Coil").json().path("total").asInt()).isEqualTo(1);
    assertThat(search("zeppelin", "&to=2011-12-16").json().path("total").asInt()).isZero();
    assertThat(search("zeppelin", "&from=2011-12-16").json().path("total").asInt()).isEqualTo(4);
  }

  @Test
  void pagesHoldEveryHitOnce() {
    String blog = liveBlog("en", "Long coverage");
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      made.add(desk.update(blog, "Walrus number " + i + " walrus".repeat(i % 3)).at("/id"));
    }
    awaitHits("walrus", 12);
    for (String order : List.of("relevance", "newest")) {
      List<String> seen = new ArrayList<>();
      String cursor = "";
      do {
        Answer page = search("walrus", "&limit=5&order=" + order + cursor);
        seen.addAll(ids(page));
        cursor = page.at("/page/next").isEmpty() ? "" : "&cursor=" + page.at("/page/next");
      } while (!cursor.isEmpty());
      assertThat(seen).hasSize(12).containsExactlyInAnyOrderElementsOf(made);
    }
    String next = search("walrus", "&limit=5").at("/page/next");
    reader.get(address("walruses", "&cursor=" + next)).expectProblem(400, "invalid-cursor");
    reader
        .get(address("walrus", "&order=newest&cursor=" + next))
        .expectProblem(400, "invalid-cursor");
    reader.get(address("walrus", "&cursor=AAAA")).expectProblem(400, "invalid-cursor");
  }

  @Test
  void headlinesCountForMoreThanTexts() {
    String text = article("en", "Something else", "An ocelot was seen.").at("/id");
    String headline = article("en", "The ocelot", "It was seen.").at("/id");
    assertThat(ids(awaitHits("ocelot", 2))).containsExactly(headline, text);
    assertThat(ids(search("ocelot", "&order=newest"))).containsExactly(headline, text);
  }

  @Test
  void misspeltWordsAreCorrected() {
    article("en", "Xylophone workers strike", "They play on.");
    awaitHits("xylophone", 1);
    Answer nothing = search("xylofone AND workers");
    assertThat(nothing.json().path("total").asInt()).isZero();
    assertThat(nothing.at("/didYouMean")).isEqualTo("xylophone AND workers");
    assertThat(search("qqqqqqqqqq").json().has("didYouMean")).isFalse();
  }

  @Test
  void relatedArticlesShareTopicsOrWords() {
    String text = "Marmots whistle loudly in alpine meadows beside glaciers every single summer.";
    Answer one = article("en", "Marmots whistle", text, "Marmots");
    String alike = article("en", "Marmots again", text).at("/id");
    String topic = article("en", "Something", "Quite different.", "Marmots").at("/id");
    String foreign = article("ru", "Сурки", "Свистят.", "Marmots").at("/id");
    article("en", "Nothing in common", "Completely unlike the rest.");
    String path = "/v1/articles/" + one.at("/slug") + "/related";
    Patience.await(
        () -> reader.get(path + "?limit=9").expect(200).json().path("items").size() == 3);
    List<String> related = ids(reader.get(path + "?limit=9"));
    assertThat(related).containsExactlyInAnyOrder(alike, topic, foreign);
    assertThat(related.get(2)).isEqualTo(foreign);
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + topic + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    assertThat(ids(reader.get(path + "?limit=9"))).doesNotContain(topic, one.at("/id"));
    reader.get("/v1/articles/" + topic + "/related").expectProblem(410, "withdrawn");
    reader.get("/v1/articles/no-such/related").expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/search",
        "/v1/search?q=",
        "/v1/search?q=%00",
        "/v1/search?q=((((",
        "/v1/search?q=*il",
        "/v1/search?q=%26%26",
        "/v1/search?q=oil&q=gas",
        "/v1/search?q=oil&in=comments",
        "/v1/search?q=oil&in=article",
        "/v1/search?q=oil&in=updates,updates",
        "/v1/search?q=oil&facets=author",
        "/v1/search?q=oil&facets=",
        "/v1/search?q=oil&order=oldest",
        "/v1/search?q=oil&limit=0",
        "/v1/search?q=oil&limit=101",
        "/v1/search?q=oil&language=-",
        "/v1/search?q=oil&topic=a,b%7Cc",
        "/v1/search?q=oil&from=yesterday",
        "/v1/search?q=oil&page=2",
        "/v1/articles/a/related?limit=21"
      })
  void malformedParametersAreRefused(String address) {
    Answer refused = reader.get(address).expect(400);
    assertThat(refused.json().path("errors").path(0).has("parameter")).isTrue();
  }

  @Test
  void queryBombsAreRefusedOrAnswered() {
    for (String bomb :
        List.of(
            "(".repeat(400),
            "a ".repeat(250),
            "NOT ".repeat(100) + "a",
            "a OR ".repeat(99) + "a",
            "\"" + "a ".repeat(200) + "\"",
            "罢".repeat(400),
            "aa*".repeat(100),
            "aa* ".repeat(32),
            "x".repeat(500),
            "-".repeat(500))) {
      assertThat(reader.get(address(bomb, "")).status()).as(bomb).isIn(200, 400);
    }
    reader.get("/v1/search?q=" + "a".repeat(5_000)).expect(400);
    reader.get("/v1/search?q=" + "a".repeat(10_000)).expect(414);
  }

  @Test
  void hostileStringsAreFoundAndShownHarmlessly() {
    for (String hostile : NaughtyStrings.getStrings()) {
      assertThat(reader.get(address(cut(hostile), "")).status()).as(hostile).isIn(200, 400);
    }
    List<String> strings =
        new ArrayList<>(
            List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</mark><b>&lt;mark&gt;",
                "\u202Egnp.exe"));
    NaughtyStrings.getStrings().stream()
        .filter(each -> each.contains("<") || each.contains("&"))
        .limit(60)
        .forEach(strings::add);
    int made = 0;
    for (String hostile : strings) {
      ObjectNode article = JSON.createObjectNode();
      article.put("slug", Desk.slug("hostile"));
      article.put("headline", "Platypus " + cut(hostile)).put("body", cut(hostile) + " platypus");
      made +=
          staff.post("/v1/admin/articles?publish=true", article.toString()).status() == 201 ? 1 : 0;
    }
    assertThat(made).isGreaterThan(20);
    awaitHits("platypus", made);
    JsonNode items = search("platypus", "&limit=100").json().path("items");
    for (JsonNode each : items) {
      List<String> shown = new ArrayList<>();
      shown.add(each.path("highlights").path("headline").asText());
      each.path("highlights").path("excerpts").forEach(excerpt -> shown.add(excerpt.asText()));
      assertThat(shown.get(0)).contains("<mark>Platypus</mark>");
      for (String html : shown) {
        assertThat(Jsoup.parseBodyFragment(html).body().select("*"))
            .extracting(element -> element.tagName())
            .containsOnly("body", "mark");
        assertThat(html.replaceAll("</?mark>", "")).doesNotContain("<", ">", "\"", "\u202E");
      }
    }
  }

  private static String cut(String text) {
    int end = text.offsetByCodePoints(0, Math.min(150, text.codePointCount(0, text.length())));
    return text.substring(0, end);
  }

  @Test
  void searchesAreNotKeptButMayBeElsewhere() {
    Answer answer = search("cachedquery");
    assertThat(answer.header("Cache-Status")).isEmpty();
    assertThat(answer.header("Cache-Control")).get().asString().startsWith("public, max-age=5");
    reader.with("If-None-Match", answer.etag()).get(address("cachedquery", "")).expect(304);
  }
}
