package org.samizdat.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** What was said before, as readers and staff find it. */
class RevisionTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final String slug = Desk.slug("revised");
  private final String article = desk.liveBlog(slug).at("/id");
  private final String update = desk.update(slug, "At least ten people died.").at("/id");
  private final String updates = "/v1/updates/" + update;

  private Answer edit(String body) {
    return edit(body, "");
  }

  private Answer edit(String body, String query) {
    return staff
        .ifMatch("*")
        .patch("/v1/admin/updates/" + update + query, "{\"body\": \"%s\"}".formatted(body))
        .expect(200);
  }

  private List<String> listed(String path) {
    return StreamSupport.stream(
            reader.get(path).expect(200).json().path("items").spliterator(), false)
        .map(
            each ->
                each.path("revision").asInt()
                    + (each.path("significant").asBoolean() ? " significant" : ""))
        .toList();
  }

  @Test
  void publicSeesWhatWasPublishedAndStaffSeeAll() {
    edit("At least seventy people died.");
    assertThat(listed(updates + "/revisions")).containsExactly("3 significant", "2 significant");
    JsonNode first = reader.get(updates + "/revisions/2").expect(200).json();
    assertThat(first.at("/body/text").asText()).isEqualTo("At least ten people died.");
    assertThat(first.path("url").asText()).endsWith(updates + "/revisions/2");
    reader.get(updates + "/revisions/1").expectProblem(404, "not-found");
    String all = "/v1/admin/updates/" + update + "/revisions";
    JsonNode kept = staff.get(all).expect(200).json().path("items");
    assertThat(kept.findValuesAsText("what")).containsExactly("edited", "published", "created");
    assertThat(kept.findValuesAsText("public")).containsExactly("true", "true", "false");
    assertThat(staff.get(all + "/1").expect(200).at("/content/body"))
        .isEqualTo("At least ten people died.");
    assertThat(reader.get(updates).expect(200).at("/links/revisions"))
        .endsWith(updates + "/revisions");
    assertThat(reader.get("/v1/articles/" + slug).expect(200).at("/links/revisions"))
        .endsWith("/v1/articles/" + slug + "/revisions");
  }

  @ParameterizedTest
  @CsvSource({
    "At least ten people died!, '', false",
    "At  LEAST *ten* people — died., '', false",
    "At least eleven people died., '', true",
    "At least eleven people died., ?significant=false, false",
    "At least ten people died!, ?significant=true, true"
  })
  void wordsMakeItSignificantAndEditorsCanSayOtherwise(
      String body, String query, boolean significant) {
    edit(body, query);
    assertThat(
            reader.get(updates + "/revisions/3").expect(200).json().path("significant").asBoolean())
        .isEqualTo(significant);
  }

  @Test
  void correctionIsSignificantWhateverItChanges() {
    staff
        .ifMatch("*")
        .post(
            "/v1/admin/corrections",
            """
            {"target": {"type": "update", "id": "%s"}, "kind": "clarification",
             "right": "In Zhanaozen itself.", "reason": "It could be misread."}"""
                .formatted(update))
        .expect(201);
    assertThat(listed(updates + "/revisions")).containsExactly("3 significant", "2 significant");
  }

  @Test
  void pinsAndPicturesAreNotSignificant() {
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + slug + "/pin", "{\"updateId\": \"%s\"}".formatted(update))
        .expect(200);
    staff
        .ifMatch("*")
        .patch(
            "/v1/admin/articles/" + slug,
            "{\"media\": [{\"url\": \"https://example.org/a.jpg\", \"alt\": \"The square\"}]}")
        .expect(200);
    assertThat(listed("/v1/articles/" + slug + "/revisions"))
        .containsExactly("4", "3", "2 significant");
  }

  @Test
  void whatWasSaidWhileNobodyCouldSeeItIsNotPublic() {
    String hidden = Desk.slug("hidden");
    desk.draft(hidden, "liveblog");
    String early = desk.update(hidden, "A name that must not be known.").at("/id");
    staff
        .ifMatch("*")
        .patch("/v1/admin/updates/" + early, "{\"body\": \"A correspondent.\"}")
        .expect(200);
    staff.ifMatch("*").post("/v1/admin/articles/" + hidden + "/publish").expect(200);
    assertThat(listed("/v1/updates/" + early + "/revisions")).containsExactly("3 significant");
    reader.get("/v1/updates/" + early + "/revisions/2").expectProblem(404, "not-found");
    reader.get("/v1/updates/" + early + "/diff?from=2").expectProblem(404, "not-found");
  }

  @Test
  void permalinkCanBeQuotedAndChecked() throws Exception {
    staff
        .ifMatch("*")
        .patch("/v1/admin/updates/" + update, "{\"headline\": \"Жанаозен\"}")
        .expect(200);
    Answer quoted = reader.get(updates + "?revision=3").expect(200);
    byte[] text = "Жанаозен\n\nAt least ten people died.".getBytes(StandardCharsets.UTF_8);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    assertThat(quoted.at("/sha256")).isEqualTo(sha256);
    assertThat(quoted.body()).isEqualTo(reader.get(updates + "/revisions/3").expect(200).body());
    assertThat(quoted.header("Cache-Control").orElseThrow()).startsWith("public, max-age=300");
    edit("Something else.");
    assertThat(reader.get(updates + "?revision=3").expect(200).body()).isEqualTo(quoted.body());
    assertThat(reader.get("/v1/articles/" + slug + "?revision=2").expect(200).at("/headline"))
        .isEqualTo("Headline of " + slug);
    reader.get(updates + "?revision=3&fields=body").expectProblem(400, "invalid-parameter");
    reader.get(updates + "?revision=9").expectProblem(404, "not-found");
    reader.get(updates + "?revision=0").expectProblem(400, "invalid-parameter");
    reader.get(updates + "?revision=two").expectProblem(400, "invalid-parameter");
  }

  @Test
  void differencesAreToldByWords() {
    edit("At least seventy people died.\\n\\nThe square is closed.");
    JsonNode diff = reader.get(updates + "/diff").expect(200).json();
    assertThat(diff.at("/from/revision").asInt()).isEqualTo(2);
    assertThat(diff.at("/to/revision").asInt()).isEqualTo(3);
    JsonNode body =
        StreamSupport.stream(diff.path("fields").spliterator(), false)
            .filter(each -> each.path("field").asText().equals("body"))
            .findFirst()
            .orElseThrow();
    assertThat(body.at("/paragraphs/0/runs").findValuesAsText("op"))
        .containsExactly("equal", "deleted", "inserted", "equal");
    assertThat(body.at("/paragraphs/0/runs").findValuesAsText("text"))
        .containsExactly("At least ", "ten", "seventy", " people died.");
    assertThat(body.at("/paragraphs/1/runs/0/op").asText()).isEqualTo("inserted");
    String text = reader.get(updates + "/diff.txt?from=2&to=3").expect(200).text();
    assertThat(text)
        .contains("At least [-ten-]{+seventy+} people died.", "{+The square is closed.+}");
    assertThat(reader.get("/v1/articles/" + slug + "/diff").expect(200).text())
        .doesNotContain("\"changed\":true");
  }

  @Test
  void listIsPaged() {
    for (int i = 0; i < 4; i++) {
      edit("Number " + i);
    }
    Answer page = reader.get(updates + "/revisions?limit=2").expect(200);
    assertThat(listed(updates + "/revisions?limit=2&cursor=" + page.at("/page/next")))
        .containsExactly("4 significant", "3 significant");
    reader
        .get("/v1/articles/" + slug + "/revisions?cursor=" + page.at("/page/next"))
        .expectProblem(400, "invalid-cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "9", "two", "2.0", "99999999999"})
  void unknownRevisionIsNamed(String number) {
    Answer answer = reader.get(updates + "/revisions/" + number).expectProblem(404, "not-found");
    assertThat(answer.at("/detail")).isNotEmpty();
    staff
        .ifMatch("*")
        .post("/v1/admin/updates/" + update + "/revisions/" + number + "/restore")
        .expectProblem(404, "not-found");
  }

  @Test
  void comparingBackwardsIsRefused() {
    edit("Another.");
    assertThat(
            reader
                .get(updates + "/diff?from=3&to=2")
                .expectProblem(400, "invalid-parameter")
                .at("/errors/0/parameter"))
        .isEqualTo("from");
    reader.get(updates + "/diff?from=x").expectProblem(400, "invalid-parameter");
    reader.get(updates + "/diff?from=1&to=2").expectProblem(404, "not-found");
    assertThat(reader.get(updates + "/diff?from=2&to=2").expect(200).text())
        .doesNotContain("\"changed\":true");
  }

  @Test
  void restoringIsAnEdit() {
    Answer edited = edit("Something wrong.");
    String restore = "/v1/admin/updates/" + update + "/revisions/2/restore";
    staff.post(restore).expectProblem(428, "precondition-required");
    staff.ifMatch("\"2\"").post(restore).expectProblem(412, "precondition-failed");
    Answer restored = staff.ifMatch(edited.etag()).post(restore).expect(200);
    assertThat(restored.etag()).isEqualTo("\"4\"");
    JsonNode seen = reader.get(updates).expect(200).json();
    assertThat(seen.at("/body/text").asText()).isEqualTo("At least ten people died.");
    assertThat(listed(updates + "/revisions"))
        .containsExactly("4 significant", "3 significant", "2 significant");
    staff
        .ifMatch("*")
        .patch(
            "/v1/admin/articles/" + slug,
            "{\"headline\": \"Other\", \"slug\": \"%s-b\"}".formatted(slug))
        .expect(200);
    staff.ifMatch("*").post("/v1/admin/articles/" + slug + "/revisions/2/restore").expect(200);
    assertThat(reader.get("/v1/articles/" + slug + "-b").expect(200).at("/headline"))
        .isEqualTo("Headline of " + slug);
  }

  @Test
  void whatIsWithdrawnIsGoneWithItsRevisions() {
    reader.get(updates + "?revision=2").expect(200);
    staff
        .ifMatch("*")
        .post("/v1/admin/updates/" + update + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    for (String each : List.of("/revisions", "/revisions/2", "/diff", "/diff.txt", "?revision=2")) {
      Answer gone = reader.get(updates + each).expectProblem(410, "withdrawn");
      assertThat(gone.json().has("revisionsErased")).isFalse();
    }
    assertThat(staff.get("/v1/admin/updates/" + update + "/revisions/2").expect(200).text())
        .contains("At least ten");
    assertThat(article).isNotEmpty();
  }

  @Test
  void diffOfHugeTextsHasABound() {
    StringBuilder one = new StringBuilder();
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      one.append((char) ('a' + i * 7 % 26)).append(i % 3 == 0 ? "\n\n" : " ");
      other.append((char) ('a' + i * 11 % 26)).append(i % 5 == 0 ? "\n\n" : " ");
    }
    TextDiff diff = new TextDiff(1_000);
    List<TextDiff.Paragraph> found = diff.paragraphs(one.toString(), other.toString());
    assertThat(text(found, TextDiff.Op.DELETED)).isEqualTo(one.toString().replace("\n\n", ""));
    assertThat(text(found, TextDiff.Op.INSERTED)).isEqualTo(other.toString().replace("\n\n", ""));
  }

  @ParameterizedTest
  @ValueSource(longs = {30, 2_000_000})
  void bothTextsCanBeReadOutOfADiff(long steps) {
    Random random = new Random(16);
    for (int i = 0; i < 200; i++) {
      String one = words(random);
      String other = random.nextBoolean() ? words(random) : one.replace("b", "z").replace(" d", "");
      List<TextDiff.Paragraph> found = new TextDiff(steps).paragraphs(one, other);
      assertThat(text(found, TextDiff.Op.DELETED)).isEqualTo(one.replace("\n\n", ""));
      assertThat(text(found, TextDiff.Op.INSERTED)).isEqualTo(other.replace("\n\n", ""));
    }
  }

  private static String words(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(5)));
      text.append(random.nextInt(6) == 0 ? "\n\n" : random.nextInt(6) == 0 ? "\n" : " ");
    }
    return text.toString();
  }

  private static String text(List<TextDiff.Paragraph> paragraphs, TextDiff.Op op) {
    StringBuilder text = new StringBuilder();
    for (TextDiff.Paragraph each : paragraphs) {
      each.runs().stream()
          .filter(run -> run.op() == op || run.op() == TextDiff.Op.EQUAL)
          .forEach(run -> text.append(run.text()));
    }
    return text.toString();
  }
}
