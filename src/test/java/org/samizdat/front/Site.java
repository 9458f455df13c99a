package org.samizdat.front;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Chromium;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** The front end of a server, as its readers see it, and the newsroom behind it. */
record Site(SamizdatServer server, Chromium chromium) {
  /** The slug of the sample. */
  static final String SAMPLE = "zhanaozen-oil-workers-fired-upon";

  String origin() {
    return "http://localhost:" + server.port();
  }

  String url(String query) {
    return origin() + "/" + query;
  }

  Page open(int width, String query) {
    Page page = chromium.page(width);
    page.navigate(url(query));
    return page;
  }

  Page open(String query) {
    return open(Chromium.DESK, query);
  }

  /** A live blog whose page follows the stream already. */
  Page live(String slug) {
    Page page = open("?article=" + slug);
    assertThat(page.locator(".state")).hasText("Live");
    return page;
  }

  Api staff() {
    return server.admin();
  }

  Desk desk() {
    return new Desk(staff());
  }

  /** A new live blog with so many updates. */
  String liveBlog(int updates) {
    String slug = Desk.slug("blog");
    desk().liveBlog(slug);
    for (int i = 0; i < updates; i++) {
      desk().update(slug, "Report no. " + i);
    }
    return slug;
  }

  /** Publishes an update of which more is to be said than a text. */
  void publish(String slug, String json) {
    staff()
        .send(
            "POST",
            "/v1/admin/articles/" + slug + "/updates?publish=true",
            "application/json",
            json)
        .expect(201);
  }

  void withdraw(String path, String reason) {
    staff()
        .ifMatch("*")
        .post("/v1/admin/" + path + "/withdraw", "{\"reason\": \"%s\"}".formatted(reason))
        .expect(200);
  }

  /** A correction and a comment of the sample. */
  void addWhatTheSampleLacks() {
    String id = server.anonymous().get("/v1/articles/" + SAMPLE).at("/id");
    staff()
        .ifMatch("*")
        .post(
            "/v1/admin/corrections",
            """
            {"target": {"type": "article", "id": "%s"}, "kind": "clarification",
             "wrong": "About 1,000 people.", "right": "More than 3,000 people.",
             "reason": "Counted on photos."}\
            """
                .formatted(id))
        .expect(201);
    comment("Aigul", "I was there.");
  }

  private void comment(String author, String body) {
    Answer sent =
        server
            .anonymous()
            .post(
                "/v1/articles/" + SAMPLE + "/comments",
                "{\"authorName\": \"%s\", \"body\": \"%s\"}".formatted(author, body))
            .expect(202);
    staff().post("/v1/admin/comments/" + sent.at("/id") + "/approve").expect(200);
  }
}
