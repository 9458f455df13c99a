package org.samizdat.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.contract.Contract;
import org.samizdat.contract.Operation;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** What partners get ahead of everyone, and that nobody else does. */
class PartnerTest {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0")
          .with("SAMIZDAT_PARTNER_PER_MINUTE", "1000000");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final EmbargoDesk ahead = new EmbargoDesk(SERVER);
  private final Api partner = ahead.partner("");

  private void withdraw(String slug) {
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + slug + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
  }

  private static List<JsonNode> lines(Answer export) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String each : export.expect(200).text().split("\n")) {
      lines.add(new ObjectMapper().readTree(each));
    }
    return lines;
  }

  @Test
  void partnerReadsWhatIsUnderEmbargoWithItsRights() {
    String slug = Desk.slug("ahead");
    String id = ahead.ready(slug, "en", "Oil");
    Answer article = partner.get("/v1/partner/articles/" + slug).expect(200);
    assertThat(article.at("/state")).isEqualTo("embargoed");
    assertThat(Instant.parse(article.at("/embargoedUntil"))).isAfter(SERVER.clock().instant());
    assertThat(article.at("/body/text")).isEqualTo("Of " + slug + " all words.");
    assertThat(article.at("/rights/usageTerms")).contains("name the source");
    assertThat(article.text()).doesNotContain("not for partners");
    assertThat(article.header("Cache-Control")).hasValue("private, no-cache");
    assertThat(article.header("Cache-Tag")).isEmpty();

    Answer ninjs = partner.get("/v1/partner/articles/" + id + ".ninjs.json").expect(200);
    assertThat(ninjs.at("/pubStatus")).isEqualTo("withheld");
    assertThat(ninjs.at("/embargoedUntil")).isEqualTo(article.at("/embargoedUntil"));
    assertThat(ninjs.at("/usageTerms")).contains("name the source");
    assertThat(ahead.slugs(partner, "embargoed")).contains(slug);
    assertThat(ahead.slugs(partner, "published")).doesNotContain(slug);
    partner.with("If-None-Match", article.etag()).get("/v1/partner/articles/" + slug).expect(304);
  }

  @Test
  void draftThatIsNotScheduledIsNobodysBusiness() {
    String slug = Desk.slug("unfinished");
    String id = ahead.embargoed(slug, "en", "Oil").at("/id");
    String scheduled = Desk.slug("no-embargo");
    Answer draft = desk.draft(scheduled, "article");
    staff
        .ifMatch(draft.etag())
        .post(
            "/v1/admin/articles/" + scheduled + "/schedule",
            "{\"revision\": 1, \"at\": \"%s\"}".formatted(ahead.in(Duration.ofHours(1))))
        .expect(200);
    for (String each : List.of(slug, id, scheduled)) {
      partner.get("/v1/partner/articles/" + each).expectProblem(404, "not-found");
      partner.get("/v1/partner/articles/" + each + ".ninjs.json").expectProblem(404, "not-found");
    }
    assertThat(ahead.slugs(partner, "embargoed")).doesNotContain(slug, scheduled);
    assertThat(partner.get("/v1/partner/export").text()).doesNotContain(slug, scheduled);
  }

  @Test
  void changedDraftIsNoLongerShown() {
    String slug = Desk.slug("changed");
    ahead.ready(slug, "en", "Oil");
    staff
        .ifMatch("*")
        .patch("/v1/admin/articles/" + slug, "{\"headline\": \"Half done\"}")
        .expect(200);
    partner.get("/v1/partner/articles/" + slug).expectProblem(404, "not-found");
    assertThat(ahead.slugs(partner, "embargoed")).doesNotContain(slug);
  }

  @Test
  void publicSurfaceNeverShowsIt() {
    String slug = Desk.slug("unseen");
    String id = ahead.ready(slug, "en", "Only Under Embargo");
    int asked = 0;
    for (String article : List.of(slug, id)) {
      for (Operation each : Contract.get().operations()) {
        if (each.method().equals("GET") && each.isPublic()) {
          String path =
              each.pathWith(
                  Map.of(
                      "article", article,
                      "id", id,
                      "topic", "only-under-embargo",
                      "year", "2026",
                      "month", "12",
                      "day", "16"));
          Answer answer = reader.get(path);
          String text = answer.text().replace("/v1/articles/" + article, "");
          assertThat(text)
              .as(path)
              .doesNotContain(EmbargoDesk.SECRET + " of " + slug, "Of " + slug);
          if (answer.status() == 200) {
            assertThat(text).as(path).doesNotContain(slug, id);
          }
          asked++;
        }
      }
    }
    assertThat(asked).isGreaterThan(60);
    String all = reader.get("/v1/changes?since=initial&include=object&limit=200").text();
    assertThat(all).doesNotContain(slug, id);
  }

  @Test
  void endOfTheEmbargoIsAChangeForPartnersToo() {
    String slug = Desk.slug("lifted");
    String id = ahead.ready(slug, "en", "Oil");
    Answer before = partner.get("/v1/partner/changes").expect(200);
    assertThat(before.json().path("changes")).isEmpty();
    assertThat(before.json().path("embargoed").findValuesAsText("slug")).contains(slug);

    SERVER.clock().advance(Duration.ofMinutes(61));
    Patience.await(() -> reader.get("/v1/articles/" + slug).status() == 200);
    Answer after =
        partner.get("/v1/partner/changes?limit=200&since=" + before.at("/next")).expect(200);
    assertThat(after.json().path("changes").findValuesAsText("id")).contains(id);
    assertThat(after.json().path("embargoed").findValuesAsText("slug")).doesNotContain(slug);
    Answer article = partner.get("/v1/partner/articles/" + slug).expect(200);
    assertThat(article.at("/state")).isEqualTo("published");
    assertThat(article.json().has("embargoedUntil")).isFalse();
    assertThat(partner.get("/v1/partner/articles/" + slug + ".ninjs.json").at("/pubStatus"))
        .isEqualTo("usable");
  }

  @Test
  void withdrawnIsGoneForEveryoneAndCanceledForPartners() throws Exception {
    String slug = Desk.slug("recalled");
    String id = desk.article(slug).at("/id");
    String version = partner.get("/v1/partner/articles/" + slug + ".ninjs.json").at("/version");
    withdraw(slug);
    reader.get("/v1/articles/" + slug).expectProblem(410, "withdrawn");
    reader.get("/v1/articles/" + slug + ".ninjs.json").expectProblem(410, "withdrawn");
    partner.get("/v1/partner/articles/" + slug).expectProblem(410, "withdrawn");
    Answer ninjs = partner.get("/v1/partner/articles/" + slug + ".ninjs.json").expect(200);
    assertThat(ninjs.at("/pubStatus")).isEqualTo("canceled");
    assertThat(Integer.parseInt(ninjs.at("/version"))).isGreaterThan(Integer.parseInt(version));
    assertThat(ninjs.text()).doesNotContain("Headline of");
    JsonNode listed =
        partner.get("/v1/partner/articles?state=withdrawn").expect(200).json().at("/items/0");
    assertThat(listed.path("id").asText()).isEqualTo(id);
    assertThat(listed.at("/withdrawal/reason").asText()).isEqualTo("error");
    assertThat(listed.has("headline")).isFalse();
    assertThat(lines(partner.get("/v1/partner/export")))
        .anySatisfy(
            line -> {
              assertThat(line.path("uri").asText()).endsWith(id);
              assertThat(line.path("pubStatus").asText()).isEqualTo("canceled");
            });
  }

  @Test
  void correctionIsToldToThePartnersThatTheArticleIsFor() {
    String slug = Desk.slug("corrected");
    String id = desk.article(slug).at("/id");
    Api wire = ahead.partner(", \"topics\": [\"oil\"]");
    Api other = ahead.partner(", \"topics\": [\"elections\"]");
    String since =
        "/v1/partner/changes?limit=200&since=" + wire.get("/v1/partner/changes").at("/next");
    assertThat(wire.get("/v1/partner/articles/" + slug).json().has("corrections")).isFalse();
    String version = wire.get("/v1/partner/articles/" + slug + ".ninjs.json").at("/version");
    String correction =
        staff
            .ifMatch("*")
            .post(
                "/v1/admin/corrections",
                """
                {"target": {"type": "article", "id": "%s"}, "kind": "correction", "wrong": "Ten.",
                 "right": "Seventy.", "reason": "We misheard.", "edit": {"body": "Seventy."}}"""
                    .formatted(id))
            .expect(201)
            .at("/id");

    Answer article = wire.get("/v1/partner/articles/" + slug).expect(200);
    assertThat(article.json().path("corrections"))
        .isEqualTo(reader.get("/v1/articles/" + slug).json().path("corrections"))
        .hasSize(1);
    assertThat(article.at("/body/text")).isEqualTo("Seventy.");
    assertThat(wire.get("/v1/partner/articles/" + slug + ".ninjs.json").at("/version"))
        .isNotEqualTo(version);
    assertThat(wire.get(since).json().path("changes").findValuesAsText("id"))
        .contains(correction, id);
    assertThat(other.get(since).json().path("changes").findValuesAsText("id"))
        .doesNotContain(correction, id);

    withdraw(slug);
    Answer after = wire.get(since).expect(200);
    assertThat(after.json().path("changes").findValuesAsText("op")).contains("withdrawn");
    assertThat(wire.get("/v1/partner/articles/" + slug + ".ninjs.json").at("/pubStatus"))
        .isEqualTo("canceled");
  }

  @Test
  void exportHasEveryArticleOnce() throws Exception {
    String blog = Desk.slug("blog");
    desk.liveBlog(blog);
    desk.update(blog, "Update 13:10 GMT: Shots.");
    for (int i = 0; i < 55; i++) {
      desk.article(Desk.slug("many"));
    }
    String early = Desk.slug("in-export");
    ahead.ready(early, "en", "Oil");
    Answer export = partner.get("/v1/partner/export");
    assertThat(export.header("Content-Type")).hasValue("application/x-ndjson");
    assertThat(export.header("Cache-Control")).hasValue("private, no-cache");
    List<JsonNode> lines = lines(export);
    List<String> slugs = lines.stream().map(each -> each.path("slugline").asText()).toList();
    assertThat(slugs).contains(blog, early);
    assertThat(lines.stream().map(each -> each.path("uri").asText())).doesNotHaveDuplicates();
    List<String> published = ahead.slugs(partner, "published");
    assertThat(slugs).containsAll(published);
    assertThat(published).hasSizeGreaterThan(55).doesNotHaveDuplicates();
    assertThat(export.text()).contains("Shots.");
  }
}
