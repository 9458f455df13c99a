package org.samizdat.correction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Corrections from the desk to whoever repeats what it said. */
class CorrectionTest {
  private static final String WRONG = "Seventy were arrested.";
  private static final String RIGHT = "Seventy were wounded.";
  private static final String REASON = "The correspondent was misheard.";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final String slug = Desk.slug("corrected");
  private final String article = desk.liveBlog(slug).at("/id");
  private final String update = desk.update(slug, WRONG).at("/id");

  private Answer make(String type, String id, String kind, String rest) {
    return staff
        .ifMatch("*")
        .post(
            "/v1/admin/corrections",
            """
            {"target": {"type": "%s", "id": "%s"}, "kind": "%s", "reason": "%s"%s}"""
                .formatted(type, id, kind, REASON, rest));
  }

  private Answer correct() {
    return make(
            "update",
            update,
            "correction",
            """
            , "wrong": "%s", "right": "%s", "edit": {"body": "%s"}"""
                .formatted(WRONG, RIGHT, RIGHT))
        .expect(201);
  }

  private List<String> ids(String path) {
    return StreamSupport.stream(
            reader.get(path).expect(200).json().path("items").spliterator(), false)
        .map(each -> each.path("id").asText())
        .toList();
  }

  private JsonNode changes(String since) {
    return reader.get("/v1/changes?since=" + since + "&include=object").expect(200).json();
  }

  private String now() {
    String token = "initial";
    JsonNode page;
    do {
      page = changes(token);
      token = page.path("next").asText();
    } while (page.path("hasMore").asBoolean());
    return token;
  }

  @Test
  void correctionOfAnUpdateIsToldEverywhere() {
    String before = now();
    Answer made = correct();
    String id = made.at("/id");
    JsonNode seen = reader.get("/v1/updates/" + update).expect(200).json();
    assertThat(seen.at("/body/text").asText()).isEqualTo(RIGHT);
    assertThat(seen.at("/corrections/0/id").asText()).isEqualTo(id);
    assertThat(seen.at("/corrections/0/wrong").asText()).isEqualTo(WRONG);
    assertThat(seen.path("revision").asInt()).isEqualTo(made.json().path("targetRevision").asInt());
    assertThat(made.etag()).isEqualTo("\"" + seen.path("revision").asInt() + "\"");

    JsonNode alone = reader.get("/v1/corrections/" + id).expect(200).json();
    assertThat(alone).isEqualTo(made.json());
    assertThat(alone.at("/article/slug").asText()).isEqualTo(slug);
    assertThat(ids("/v1/articles/" + slug + "/corrections")).containsExactly(id);
    assertThat(ids("/v1/corrections?limit=1")).containsExactly(id);

    JsonNode told = changes(before).path("changes");
    assertThat(told.findValuesAsText("type")).contains("update", "correction");
    JsonNode last = told.get(told.size() - 1);
    assertThat(last.path("type").asText()).isEqualTo("correction");
    assertThat(last.path("object")).isEqualTo(alone);
  }

  @Test
  void correctionIsInFeedsAndLinkedData() {
    String id = correct().at("/id");
    JsonNode item = reader.get("/v1/corrections/feed.json").expect(200).json().at("/items/0");
    assertThat(item.path("id").asText()).isEqualTo("urn:uuid:" + id);
    assertThat(item.path("content_html").asText()).contains("<del>" + WRONG, "<ins>" + RIGHT);
    assertThat(item.at("/_samizdat/target/id").asText()).isEqualTo(update);
    for (String format : List.of("atom", "rss")) {
      assertThat(reader.get("/v1/corrections/feed." + format).expect(200).text())
          .contains("urn:uuid:" + id, "Correction: Headline of " + slug);
    }
    JsonNode own = reader.get("/v1/articles/" + slug + "/feed.json").expect(200).json();
    assertThat(own.at("/items/0/_samizdat/corrections/0/right").asText()).isEqualTo(RIGHT);
    JsonNode linked = reader.get("/v1/articles/" + slug + ".jsonld").expect(200).json();
    JsonNode comment = linked.at("/liveBlogUpdate/0/correction/0");
    assertThat(comment.path("@type").asText()).isEqualTo("CorrectionComment");
    assertThat(comment.path("text").asText()).contains(RIGHT, REASON);
  }

  @Test
  void clarificationOfAnArticleNeedsNoEdit() {
    Answer made =
        make("article", article, "clarification", ", \"right\": \"In Zhanaozen itself.\"");
    JsonNode seen = reader.get("/v1/articles/" + slug).expect(200).json();
    assertThat(seen.at("/corrections/0/kind").asText()).isEqualTo("clarification");
    assertThat(seen.path("revision").asInt()).isEqualTo(made.json().path("targetRevision").asInt());
    make(
            "article",
            article,
            "correction",
            ", \"wrong\": \"A\", \"right\": \"B\", \"edit\": {\"kicker\": \"B\"}")
        .expect(201);
    JsonNode both = reader.get("/v1/articles/" + slug).expect(200).json();
    assertThat(both.path("corrections").findValuesAsText("kind"))
        .containsExactly("correction", "clarification");
    assertThat(both.path("kicker").asText()).isEqualTo("B");
  }

  @Test
  void retractedUpdateIsGoneAndItsRetractionStays() {
    String earlier = correct().at("/id");
    String before = now();
    String id = make("update", update, "retraction", ", \"wrong\": \"All of it.\"").at("/id");
    Answer gone = reader.get("/v1/updates/" + update).expectProblem(410, "withdrawn");
    assertThat(gone.at("/reason")).isEqualTo("error");
    assertThat(gone.at("/note")).isEqualTo(REASON);
    assertThat(staff.get("/v1/admin/updates/" + update).expect(200).text()).contains(RIGHT);
    assertThat(ids("/v1/articles/" + slug + "/corrections")).containsExactly(id);
    reader.get("/v1/corrections/" + earlier).expectProblem(404, "not-found");
    assertThat(ops(before)).contains(earlier + " withdrawn", id + " published");
  }

  private List<String> ops(String since) {
    return StreamSupport.stream(changes(since).path("changes").spliterator(), false)
        .map(each -> each.path("id").asText() + " " + each.path("op").asText())
        .toList();
  }

  @Test
  void retractedArticleIsGoneAndItsRetractionStays() {
    String id = make("article", article, "retraction", "").expect(201).at("/id");
    reader.get("/v1/articles/" + slug).expectProblem(410, "withdrawn");
    reader.get("/v1/articles/" + slug + "/corrections").expectProblem(410, "withdrawn");
    JsonNode seen = reader.get("/v1/corrections/" + id).expect(200).json();
    assertThat(seen.has("article")).isFalse();
    assertThat(seen.path("articleId").asText()).isEqualTo(article);
    assertThat(ids("/v1/corrections?limit=1")).containsExactly(id);
    String walked = reader.get("/v1/changes?since=initial&types=correction").expect(200).text();
    assertThat(walked).contains(id);
  }

  @Test
  void whatIsWithdrawnToProtectSomebodyTakesItsCorrectionsAlong() {
    String id = correct().at("/id");
    String before = now();
    staff
        .ifMatch("*")
        .post("/v1/admin/updates/" + update + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    reader.get("/v1/corrections/" + id).expectProblem(404, "not-found");
    assertThat(reader.get("/v1/corrections").expect(200).text()).doesNotContain(id);
    assertThat(reader.get("/v1/corrections/feed.json").expect(200).text()).doesNotContain(id);
    assertThat(ops(before)).contains(id + " withdrawn");
    staff.ifMatch("*").post("/v1/admin/updates/" + update + "/publish").expect(200);
    assertThat(ids("/v1/articles/" + slug + "/corrections")).containsExactly(id);
  }

  @Test
  void pagesFollowEachOther() {
    String first = correct().at("/id");
    String second = make("update", update, "clarification", ", \"right\": \"More.\"").at("/id");
    String path = "/v1/articles/" + slug + "/corrections?limit=1";
    JsonNode page = reader.get(path).expect(200).json();
    assertThat(page.at("/items/0/id").asText()).isEqualTo(second);
    assertThat(ids(path + "&cursor=" + page.at("/page/next").asText())).containsExactly(first);
  }

  @Test
  void nothingIsSaidWithoutTheEdit() {
    Answer refused =
        make(
            "update",
            update,
            "correction",
            ", \"wrong\": \"A\", \"right\": \"B\", \"edit\": {\"body\": 5}");
    refused.expectProblem(422, "invalid-content");
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("/edit/body");
    assertThat(reader.get("/v1/updates/" + update).json().has("corrections")).isFalse();
    assertThat(ids("/v1/articles/" + slug + "/corrections")).isEmpty();
  }

  @Test
  void staleTargetIsRefused() {
    String body =
        """
        {"target": {"type": "update", "id": "%s"}, "kind": "clarification", "right": "B",
         "reason": "C"}"""
            .formatted(update);
    staff.post("/v1/admin/corrections", body).expectProblem(428, "precondition-required");
    staff
        .ifMatch("\"1\"")
        .post("/v1/admin/corrections", body)
        .expectProblem(412, "precondition-failed");
    staff.ifMatch("\"2\"").post("/v1/admin/corrections", body).expect(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "correction | , \"right\": \"B\", \"edit\": {} | /wrong",
        "correction | , \"wrong\": \"A\", \"right\": \"B\" | /edit",
        "correction | , \"wrong\": \"A\", \"edit\": {} | /right",
        "clarification | '' | /right",
        "retraction | , \"right\": \"B\" | /right",
        "retraction | , \"edit\": {} | /edit"
      })
  void whatAKindNeedsIsNamed(String kind, String rest, String pointer) {
    Answer refused = make("update", update, kind, rest).expectProblem(422, "invalid-content");
    assertThat(refused.at("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void whatNobodySeesNeedsNoCorrection() {
    String draft = desk.draft(Desk.slug("draft"), "article").at("/id");
    make("article", draft, "clarification", ", \"right\": \"B\"").expectProblem(409, "wrong-state");
    make("article", update, "clarification", ", \"right\": \"B\"").expectProblem(404, "not-found");
    Answer slugged =
        make(
            "article",
            article,
            "correction",
            ", \"wrong\": \"A\", \"right\": \"B\", \"edit\": {\"slug\": \"other\"}");
    slugged.expectProblem(422, "invalid-content");
    assertThat(slugged.at("/errors/0/pointer")).isEqualTo("/edit/slug");
  }
}
