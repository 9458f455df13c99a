package org.samizdat.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** What staff can do with articles, and what the public sees of it. */
class ArticleEditingTest {
  private static final String ADMIN = "/v1/admin/articles/";
  private static final String PUBLIC = "/v1/articles/";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  private Answer create(String json) {
    return staff.post("/v1/admin/articles", json);
  }

  private Answer verb(String slug, String verb, String body) {
    return staff.ifMatch("*").post(ADMIN + slug + "/" + verb, body);
  }

  private Answer verb(String slug, String verb) {
    return staff.ifMatch("*").post(ADMIN + slug + "/" + verb);
  }

  @Test
  void slugIsMadeOfTheHeadlineAndNumberedWhenTaken() {
    String headline = "{\"headline\": \"Көтеріліс in Ақтау: №1\"}";
    String slug = create(headline).expect(201).at("/slug");
    assertThat(slug).matches("[a-z0-9-]+");
    assertThat(create(headline).expect(201).at("/slug")).isEqualTo(slug + "-2");
    assertThat(create(headline).expect(201).at("/slug")).isEqualTo(slug + "-3");
    assertThat(create("{\"headline\": \"!!!\"}").expect(201).at("/slug")).startsWith("article");
    create("{\"headline\": \"x\", \"slug\": \"%s\"}".formatted(slug))
        .expectProblem(409, "slug-taken")
        .expectPointer("/slug");
  }

  @Test
  void replacingKeepsTheSlugAndPatchingKeepsTheRest() {
    String slug = Desk.slug("edited");
    Answer draft = desk.draft(slug, "article");
    Answer put =
        staff
            .ifMatch(draft.etag())
            .put(ADMIN + slug, "{\"headline\": \"New\", \"kicker\": \"K\", \"topics\": [\"Oil\"]}")
            .expect(200);
    assertThat(put.at("/slug")).isEqualTo(slug);
    assertThat(put.etag()).isEqualTo("\"2\"");
    Answer patched =
        staff
            .ifMatch("\"2\"")
            .patch(ADMIN + slug, "{\"kicker\": null, \"breaking\": true}")
            .expect(200);
    assertThat(patched.json().path("content").has("kicker")).isFalse();
    assertThat(patched.at("/content/headline")).isEqualTo("New");
    assertThat(patched.at("/content/topics/0/slug")).isEqualTo("oil");
    staff
        .ifMatch("*")
        .patch(ADMIN + slug, "{\"headline\": null}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/headline");
    staff
        .ifMatch("*")
        .patch(ADMIN + slug, "{\"titel\": 1}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/titel");
    staff.ifMatch("*").patch(ADMIN + slug, "[]").expectProblem(422, "invalid-content");
  }

  @Test
  void changeNeedsTheRevisionThatWasSeen() {
    String slug = Desk.slug("concurrent");
    String first = desk.draft(slug, "article").etag();
    staff.patch(ADMIN + slug, "{}").expectProblem(428, "precondition-required");
    staff.ifMatch(first).patch(ADMIN + slug, "{\"kicker\": \"A\"}").expect(200);
    Answer stale = staff.ifMatch(first).patch(ADMIN + slug, "{\"kicker\": \"B\"}");
    stale.expectProblem(412, "precondition-failed");
    assertThat(stale.etag()).isEqualTo("\"2\"");
    assertThat(stale.at("/currentETag")).isEqualTo("\"2\"");
    assertThat(staff.get(ADMIN + slug).at("/content/kicker")).isEqualTo("A");
    staff.ifMatch("\"7\", \"2\"").delete(ADMIN + slug).expect(204);
    staff.get(ADMIN + slug).expectProblem(404, "not-found");
  }

  @Test
  void articleGoesThroughItsStates() {
    String slug = Desk.slug("states");
    desk.draft(slug, "article");
    reader.get(PUBLIC + slug).expectProblem(404, "not-found");
    verb(slug, "withdraw", "{\"reason\": \"error\"}").expectProblem(409, "wrong-state");
    verb(slug, "publish").expect(200);
    verb(slug, "publish").expectProblem(409, "wrong-state");
    reader.get(PUBLIC + slug).expect(200);
    staff.ifMatch("*").delete(ADMIN + slug).expectProblem(409, "wrong-state");
    verb(slug, "unpublish").expect(200);
    reader.get(PUBLIC + slug).expectProblem(404, "not-found");
    verb(slug, "publish").expect(200);
    verb(slug, "withdraw", "{\"reason\": \"because\"}").expectProblem(422, "invalid-content");
    verb(slug, "withdraw", "{\"reason\": \"legal\", \"note\": \"A source is in danger.\"}")
        .expect(200);
    Answer tombstone = reader.get(PUBLIC + slug).expectProblem(410, "withdrawn");
    assertThat(tombstone.at("/reason")).isEqualTo("legal");
    assertThat(tombstone.at("/note")).isEqualTo("A source is in danger.");
    assertThat(tombstone.at("/slug")).isEqualTo(slug);
    verb(slug, "publish").expect(200);
    reader.get(PUBLIC + slug).expect(200);
  }

  @Test
  void archivesKeepTheirTimeAndTheFutureIsRefused() {
    String slug = Desk.slug("archive");
    desk.draft(slug, "article");
    verb(slug, "publish", "{\"publishedAt\": \"2999-01-01T00:00:00Z\"}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/publishedAt");
    verb(slug, "publish", "{\"publishedAt\": \"2011-12-16T12:00:00+06:00\"}").expect(200);
    assertThat(reader.get(PUBLIC + slug).at("/publishedAt")).isEqualTo("2011-12-16T06:00:00Z");
  }

  @Test
  void oldSlugLeadsToTheNewOneWithAllThatIsBelowIt() {
    String old = Desk.slug("old");
    String current = Desk.slug("current");
    desk.liveBlog(old);
    staff.ifMatch("*").patch(ADMIN + old, "{\"slug\": \"%s\"}".formatted(current)).expect(200);
    String base = SamizdatServer.BASE_URL + PUBLIC + current;
    assertThat(reader.get(PUBLIC + old).expect(308).header("Location")).hasValue(base);
    assertThat(reader.get(PUBLIC + old + "/updates?limit=5").expect(308).header("Location"))
        .hasValue(base + "/updates?limit=5");
    create("{\"headline\": \"x\", \"slug\": \"%s\"}".formatted(old))
        .expectProblem(409, "slug-taken");
    staff.ifMatch("*").patch(ADMIN + current, "{\"slug\": \"%s\"}".formatted(old)).expect(200);
    reader.get(PUBLIC + old).expect(200);
  }

  @Test
  void liveBlogEndsAndGoesOn() {
    String slug = desk.liveBlog(Desk.slug("live")).at("/slug");
    assertThat(reader.get(PUBLIC + slug).at("/live/state")).isEqualTo("live");
    verb(slug, "reopen").expectProblem(409, "wrong-state");
    verb(slug, "end").expect(200);
    assertThat(reader.get(PUBLIC + slug).at("/live/coverageEndedAt")).isNotEmpty();
    verb(slug, "end").expectProblem(409, "wrong-state");
    verb(slug, "reopen").expect(200);
    assertThat(reader.get(PUBLIC + slug).at("/live/coverageEndedAt")).isEmpty();
    verb(desk.article(Desk.slug("text")).at("/slug"), "end").expectProblem(409, "wrong-state");
  }

  @Test
  void announcedLiveBlogBeginsWithItsFirstUpdate() {
    String slug = Desk.slug("announced");
    create(
            """
            {"headline": "Tomorrow", "slug": "%s", "kind": "liveblog",
             "coverageStartsAt": "2999-01-01T00:00:00Z"}"""
                .formatted(slug))
        .expect(201);
    verb(slug, "publish").expect(200);
    assertThat(reader.get(PUBLIC + slug).at("/live/state")).isEqualTo("scheduled");
    desk.update(slug, "It begins.");
    assertThat(reader.get(PUBLIC + slug).at("/live/state")).isEqualTo("live");
  }

  @Test
  void liveBlogWithUpdatesStaysOne() {
    String slug = desk.liveBlog(Desk.slug("kind")).at("/slug");
    staff.ifMatch("*").patch(ADMIN + slug, "{\"kind\": \"article\"}").expect(200);
    staff.ifMatch("*").patch(ADMIN + slug, "{\"kind\": \"liveblog\"}").expect(200);
    desk.update(slug, "An update.");
    staff
        .ifMatch("*")
        .patch(ADMIN + slug, "{\"kind\": \"article\"}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/kind");
  }

  @Test
  void markdownFileIsAnArticle() {
    Answer made =
        file(
            "---\nheadline: From a file\nlanguage: kk-cyrl\ntopics: [Oil, {name: Қазақстан}]\n---\n\n# Big\n\nBody.\n");
    made.expect(201);
    assertThat(made.at("/content/body")).isEqualTo("# Big\n\nBody.");
    assertThat(made.at("/content/language")).isEqualTo("kk-Cyrl");
    assertThat(made.at("/html")).isEqualTo("<h2>Big</h2>\n<p>Body.</p>");
    file("No front matter").expectProblem(400, "malformed-request");
    file("---\nheadline: [\n---\n").expectProblem(400, "malformed-request");
    file("---\ntitle: Wrong name\n---\n")
        .expectProblem(422, "invalid-content")
        .expectPointer("/title");
    file("---\nkicker: x\n---\nBody")
        .expectProblem(422, "invalid-content")
        .expectPointer("/headline");
  }

  private Answer file(String text) {
    return staff.send("POST", "/v1/admin/articles", "text/markdown", text);
  }

  @Test
  void draftTokenCannotChangeWhatThePublicSees() {
    String token =
        staff
            .post("/v1/admin/tokens", "{\"name\": \"intern\", \"scopes\": [\"content\"]}")
            .expect(201)
            .at("/token");
    Api intern = SERVER.anonymous().withToken(token);
    Answer draft = intern.post("/v1/admin/articles", "{\"headline\": \"Mine\"}").expect(201);
    String path = ADMIN + draft.at("/id");
    intern.ifMatch("*").patch(path, "{\"kicker\": \"K\"}").expect(200);
    intern
        .post("/v1/admin/articles?publish=true", "{\"headline\": \"Now\"}")
        .expectProblem(403, "forbidden");
    intern.ifMatch("*").post(path + "/publish").expectProblem(403, "forbidden");
    staff.ifMatch("*").post(path + "/publish").expect(200);
    intern.ifMatch("*").patch(path, "{\"kicker\": \"Ha\"}").expectProblem(403, "forbidden");
  }
}
