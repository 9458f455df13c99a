package org.samizdat.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rasklaad.blns.NaughtyStrings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.NodeScript;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * What the packaged server gives out in the formats of others is what others' checkers take: the
 * sample, hostile texts, nothing at all, and a very long live blog. It needs Node, jing and {@code
 * npm ci} in src/test/formats, so {@code .ci/run} runs it, which has them.
 */
class FormatsCheck {
  private static final NodeScript CHECK = new NodeScript("src/test/formats", "check.mjs");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MANY = 10_000;

  private ServerProcess server;

  private void start(boolean sample) {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(false));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", Boolean.toString(sample));
    settings.put("SAMIZDAT_SYNC_COMMITS", "false"); // nobody cuts the power
    settings.put("SAMIZDAT_WEBSUB_HUB", "http://127.0.0.1:1/hub"); // named, and not there
    server = ServerProcess.start(settings);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Api staff() {
    return server.api().withToken(SamizdatServer.ADMIN_TOKEN);
  }

  private String checked(String... options) {
    return CHECK.run("http://localhost:" + server.port(), options);
  }

  @Test
  void sampleIsValidInEveryFormat() {
    start(true);
    Desk desk = new Desk(staff());
    desk.article("plain");
    desk.article("gone");
    withdraw("/v1/admin/articles/gone");
    desk.liveBlog("other");
    desk.update("other", "It stays.");
    withdraw("/v1/admin/updates/" + desk.update("other", "It goes.").at("/id"));
    correct("article", staff().get("/v1/admin/articles/plain").at("/id"));
    correct("update", desk.update("other", "It was wrong.").at("/id"));
    checked();
  }

  private void correct(String type, String id) {
    staff()
        .ifMatch("*")
        .post(
            "/v1/admin/corrections",
            """
            {"target": {"type": "%s", "id": "%s"}, "kind": "correction", "wrong": "It was wrong.",
             "right": "It is right.", "reason": "We were told <wrong> things.",
             "edit": {"body": "It is right."}}"""
                .formatted(type, id))
        .expect(201);
  }

  private void withdraw(String path) {
    staff().ifMatch("*").post(path + "/withdraw", "{\"reason\": \"error\"}").expect(200);
  }

  @Test
  void emptySiteIsValidInEveryFormat() {
    start(false);
    assertThat(checked("--empty")).contains("Atom: 2 judged", "Sitemap: 2 judged");
  }

  @Test
  void naughtyTextsAreValidInEveryFormat() {
    start(true);
    new Desk(staff()).liveBlog("naughty");
    List<String> texts =
        NaughtyStrings.getStrings().stream().filter(text -> text.length() <= 200).toList();
    long articles =
        texts.stream()
            .filter(text -> accepted("/v1/admin/articles", named("headline", text)))
            .count();
    long updates =
        texts.stream()
            .filter(text -> accepted("/v1/admin/articles/naughty/updates", named("headline", text)))
            .count();
    assertThat(articles).isGreaterThan(400);
    assertThat(updates).isGreaterThan(400);
    for (String text : texts.subList(0, 50)) {
      ObjectNode event = JSON.createObjectNode().put("title", text).put("description", text);
      event.put("startsAt", "2027-12-16T18:00").put("timeZone", "Europe/London");
      accepted("/v1/admin/events", event);
    }
    checked();
  }

  private static ObjectNode named(String member, String text) {
    ObjectNode content = JSON.createObjectNode().put(member, text).put("body", text);
    content.putArray("media").addObject().put("url", "https://example.org/x.jpg").put("alt", text);
    return content;
  }

  /** Sends it; some are refused for saying nothing, or the same as another in their slug. */
  private boolean accepted(String path, ObjectNode content) {
    Answer made = staff().post(path + "?publish=true", content.toString());
    assertThat(made.status()).as(made.text()).isIn(201, 409, 422);
    return made.status() == 201;
  }

  @Test
  void longLiveBlogIsValidAndGivenOutInBoundedParts() {
    start(false);
    Desk desk = new Desk(staff().unchecked());
    desk.liveBlog("long");
    for (int i = 0; i < MANY; i++) {
      desk.update(
          "long", "Update %02d:%02d GMT: Entry number %d.".formatted(i / 60 % 24, i % 60, i));
    }
    Api reader = server.api();
    assertThat(reader.get("/v1/articles/long").at("/live/updateCount")).isEqualTo("" + MANY);
    String blog = "/v1/articles/long";
    assertThat(reader.get(blog + "/feed.json").json().path("items")).hasSize(20);
    assertThat(reader.get(blog + ".jsonld").json().path("liveBlogUpdate")).hasSize(100);
    Answer ninjs = reader.get(blog + ".ninjs.json");
    assertThat(ninjs.json().findValuesAsText("rel")).filteredOn("update"::equals).hasSize(100);
    assertThat(reader.get(blog + ".txt").text().split("Entry number")).hasSize(21);
    assertThat(reader.get(blog + ".md").text()).doesNotContain("Entry number");
    checked();
  }
}
