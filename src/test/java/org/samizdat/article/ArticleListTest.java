package org.samizdat.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** What the list of articles holds, and in which order. */
class ArticleListTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api reader = SERVER.anonymous();

  @BeforeAll
  static void publishAnArchive() {
    article(
        "summer-night", "\"language\": \"en-GB\", \"topics\": [\"Oil\"]", "2011-06-30T23:30:00Z");
    article(
        "first-of-july",
        "\"language\": \"en\", \"topics\": [\"Oil\", \"Strike\"]",
        "2011-07-01T10:00:00Z");
    article(
        "breaking",
        "\"language\": \"ru\", \"topics\": [\"Strike\"], \"breaking\": true",
        "2011-12-16T10:00:00Z");
    article("blog", "\"language\": \"ru\", \"kind\": \"liveblog\"", "2011-12-17T10:00:00Z");
    article("twin-a", "\"topics\": [\"Twins\"]", "2012-01-01T00:00:00Z");
    article("twin-b", "\"topics\": [\"Twins\"]", "2012-01-01T00:00:00Z");
    SERVER
        .admin()
        .post("/v1/admin/articles", "{\"headline\": \"d\", \"slug\": \"draft\"}")
        .expect(201);
  }

  private static void article(String slug, String fields, String publishedAt) {
    SERVER
        .admin()
        .post(
            "/v1/admin/articles",
            "{\"slug\": \"%s\", \"headline\": \"H\", \"body\": \"B\", %s}".formatted(slug, fields))
        .expect(201);
    SERVER
        .admin()
        .ifMatch("*")
        .post(
            "/v1/admin/articles/" + slug + "/publish",
            "{\"publishedAt\": \"%s\"}".formatted(publishedAt))
        .expect(200);
  }

  private List<String> slugs(String query) {
    Answer list = reader.get("/v1/articles" + query).expect(200);
    List<String> slugs = new ArrayList<>();
    list.json().path("items").forEach(item -> slugs.add(item.path("slug").asText()));
    return slugs;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "?topic=oil                                             ; first-of-july,summer-night",
        "?topic=oil,strike                                      ; first-of-july",
        "?topic=oil%7Cstrike                                    ; breaking,first-of-july,summer-night",
        "?language=en&topic=oil                                 ; first-of-july,summer-night",
        "?language=en-GB                                        ; summer-night",
        "?kind=liveblog                                         ; blog",
        "?live=true                                             ; blog",
        "?live=false&language=ru                                ; breaking",
        "?breaking=true                                         ; breaking",
        // half past eleven in the evening UTC is the first of July in London
        "?from=2011-07-01&to=2011-07-01                         ; first-of-july,summer-night",
        "?to=2011-06-30                                         ; ''",
        "?from=2011-12-16T10:00:00Z&to=2011-12-17T10:00:00Z     ; breaking",
        "?from=2011-12-16T16:00:00%2B06:00&to=2011-12-17        ; blog,breaking",
        "?order=oldest&to=2011-12-31                            ; summer-night,first-of-july,breaking,blog",
        "?topic=unheard-of                                      ; ''"
      })
  void filtersNarrowEachOtherDown(String query, String slugs) {
    assertThat(slugs(query)).isEqualTo(slugs.isEmpty() ? List.of() : List.of(slugs.split(",")));
  }

  @Test
  void pagesVisitEachArticleOnceAlsoTwinsAndWhileOthersArrive() {
    List<String> visited = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = reader.get("/v1/articles?limit=1&topic=twins" + cursor).expect(200);
      page.json().path("items").forEach(item -> visited.add(item.path("slug").asText()));
      article("newer-" + visited.size(), "\"topics\": [\"Twins\"]", "2013-01-01T00:00:00Z");
      cursor =
          page.json().at("/page/hasMore").asBoolean() ? "&cursor=" + page.at("/page/next") : "";
    } while (!cursor.isEmpty());
    assertThat(visited).containsExactlyInAnyOrder("twin-a", "twin-b");
  }

  @Test
  void listHoldsNoBodiesAndNoDrafts() {
    Answer list = reader.get("/v1/articles?limit=100").expect(200);
    assertThat(list.json().findValues("body")).isEmpty();
    assertThat(list.text()).doesNotContain("\"draft\"");
  }

  @Test
  void fieldsAndIdsChooseWhatIsGiven() {
    String id = reader.get("/v1/articles/breaking").at("/id");
    Answer list = reader.get("/v1/articles?ids=" + id + "&fields=slug,topics.slug").expect(200);
    assertThat(list.json().path("items").get(0).toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"slug\":\"breaking\",\"topics\":[{\"slug\":\"strike\"}]}"
                .formatted(id));
    assertThat(reader.get("/v1/articles/breaking?fields=body.text").json().path("body").toString())
        .isEqualTo("{\"text\":\"B\"}");
    reader.get("/v1/articles?fields=body").expectProblem(400, "invalid-parameter");
  }

  @Test
  void topicsCountWhatIsPublic() {
    assertThat(reader.get("/v1/topics/oil").json().path("articleCount").asInt()).isEqualTo(2);
    Api staff = SERVER.admin().ifMatch("*");
    staff.post("/v1/admin/articles/summer-night/unpublish").expect(200);
    assertThat(reader.get("/v1/topics/oil").json().path("articleCount").asInt()).isEqualTo(1);
    staff.post("/v1/admin/articles/summer-night/publish").expect(200);
    assertThat(reader.get("/v1/topics/oil").at("/latestAt")).isEqualTo("2011-07-01T10:00:00Z");
    assertThat(reader.get("/v1/topics?fields=slug").json().findValuesAsText("slug"))
        .contains("oil", "strike");
    staff.put("/v1/admin/topics/oil", "{\"name\": \"Oil and gas\"}").expect(200);
    assertThat(reader.get("/v1/articles/summer-night").at("/topics/0/name"))
        .isEqualTo("Oil and gas");
    SERVER
        .admin()
        .put("/v1/admin/topics/oil", "{\"name\": \"x\"}")
        .expectProblem(428, "precondition-required");
  }
}
