package org.samizdat.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Updates: how they are written, read in pages, pinned, and taken back. */
class LiveBlogTest {
  private static final String ADMIN = "/v1/admin/articles/";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  private String blog() {
    return desk.liveBlog(Desk.slug("blog")).at("/slug");
  }

  private static String updates(String blog) {
    return "/v1/articles/" + blog + "/updates";
  }

  private static List<String> ids(Answer page) {
    return page.json().path("items").findValuesAsText("id");
  }

  @Test
  void typedTextBecomesAnUpdateWithItsTime() {
    String blog = blog();
    assertThat(desk.update(blog, "Update: 12:13 GMT - Hundreds rally.").at("/displayTime"))
        .isEqualTo("Update: 12:13 GMT");
    Answer almaty = desk.update(blog, "Update 13:10 Asia/Almaty: *Now*.");
    assertThat(almaty.at("/occurredAt")).contains(":10:00Z");
    assertThat(desk.update(blog, "10 dead, 70 wounded").at("/text"))
        .isEqualTo("10 dead, 70 wounded");
    assertThat(desk.update(blog, "No time at all").at("/displayTime")).matches("\\d\\d:\\d\\d .+");
    String path = ADMIN + blog + "/updates";
    staff
        .send("POST", path, "text/plain", "Update 13:10 IST: Where?")
        .expectProblem(422, "invalid-content");
    staff
        .post(path, "{\"body\": \"x\", \"displayTime\": \"13:10 IST\"}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/displayTime");
    staff.send("POST", path, "text/plain", "   ").expectProblem(422, "invalid-content");
    assertThat(staff.send("POST", path, "text/markdown", "**Bold**").expect(201).at("/html"))
        .isEqualTo("<p><strong>Bold</strong></p>");
  }

  @Test
  void pagesGoForthAndBackOverTheSameItems() {
    String blog = blog();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(0, desk.update(blog, "Number " + i).at("/id"));
    }
    String list = updates(blog) + "?limit=3";
    Answer first = reader.get(list).expect(200);
    Answer second = reader.get(list + "&cursor=" + first.at("/page/next")).expect(200);
    Answer third = reader.get(list + "&cursor=" + second.at("/page/next")).expect(200);
    assertThat(ids(first)).isEqualTo(made.subList(0, 3));
    assertThat(ids(second)).isEqualTo(made.subList(3, 6));
    assertThat(ids(third)).isEqualTo(made.subList(6, 7));
    assertThat(third.json().at("/page/hasMore").asBoolean()).isFalse();
    Answer back = reader.get(list + "&cursor=" + third.at("/page/previous")).expect(200);
    assertThat(ids(back)).isEqualTo(ids(second));
    assertThat(ids(reader.get(list + "&cursor=" + back.at("/page/previous"))))
        .isEqualTo(ids(first));
    String link = first.header("Link").orElseThrow();
    assertThat(link)
        .startsWith("<" + SamizdatServer.BASE_URL + updates(blog))
        .endsWith("rel=\"next\"");
    reader
        .get(list + "&order=oldest&cursor=" + first.at("/page/next"))
        .expectProblem(400, "invalid-cursor");
    assertThat(ids(reader.get(list + "&since=" + second.at("/items/0/publishedAt"))))
        .isEqualTo(made.subList(0, 3));
  }

  @Test
  void pageAroundAnUpdateHoldsItAndLeadsOnBothWays() {
    String blog = blog();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      made.add(0, desk.update(blog, "Number " + i).at("/id"));
    }
    String list = updates(blog) + "?limit=3";
    Answer middle = reader.get(list + "&around=" + made.get(4)).expect(200);
    assertThat(ids(middle)).isEqualTo(made.subList(3, 6));
    assertThat(ids(reader.get(list + "&cursor=" + middle.at("/page/previous"))))
        .isEqualTo(made.subList(0, 3));
    assertThat(ids(reader.get(list + "&cursor=" + middle.at("/page/next"))))
        .isEqualTo(made.subList(6, 9));
    assertThat(ids(reader.get(list + "&around=" + made.get(0)))).contains(made.get(0));
    assertThat(ids(reader.get(list + "&around=" + made.get(8)))).contains(made.get(8));
    String foreign = desk.update(blog(), "Elsewhere").at("/id");
    reader.get(list + "&around=" + foreign).expectProblem(400, "invalid-parameter");
    reader
        .get(list + "&around=" + made.get(0) + "&since=2011-12-16T00:00:00Z")
        .expectProblem(400, "invalid-parameter");
  }

  @Test
  void pinAndKeyEventsStandBesideThePage() {
    String blog = blog();
    String path = ADMIN + blog + "/updates?publish=true";
    String key =
        staff
            .post(path, "{\"body\": \"x\", \"headline\": \"H\", \"keyEvent\": true}")
            .expect(201)
            .at("/id");
    desk.update(blog, "Another");
    String draft = staff.post(ADMIN + blog + "/updates", "{\"body\": \"x\"}").expect(201).at("/id");
    pin(blog, draft).expectProblem(422, "invalid-content").expectPointer("/updateId");
    pin(blog, key).expect(200);
    JsonNode page = reader.get(updates(blog)).expect(200).json();
    assertThat(page.at("/pinned/id").asText()).isEqualTo(key);
    assertThat(page.path("keyEvents").findValuesAsText("id")).containsExactly(key);
    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(ids(reader.get(updates(blog) + "?keyEvents=true"))).containsExactly(key);
    assertThat(reader.get("/v1/updates/" + key).json().path("pinned").asBoolean()).isTrue();
    staff.ifMatch("*").post(ADMIN + blog + "/pin", "{}").expect(200);
    assertThat(reader.get(updates(blog)).json().has("pinned")).isFalse();
  }

  private Answer pin(String blog, String update) {
    return staff
        .ifMatch("*")
        .post(ADMIN + blog + "/pin", "{\"updateId\": \"%s\"}".formatted(update));
  }

  @Test
  void withdrawnUpdateLeavesATombstoneAndEveryCount() {
    String blog = blog();
    String first = desk.update(blog, "First").at("/id");
    String last = desk.update(blog, "Last").at("/id");
    pin(blog, last).expect(200);
    staff
        .ifMatch("*")
        .post("/v1/admin/updates/" + last + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    assertThat(reader.get("/v1/updates/" + last).expectProblem(410, "withdrawn").at("/kind"))
        .isEqualTo("update");
    assertThat(ids(reader.get(updates(blog)))).containsExactly(first);
    JsonNode live = reader.get("/v1/articles/" + blog).json().path("live");
    assertThat(live.path("updateCount").asInt()).isEqualTo(1);
    assertThat(live.at("/latestUpdate/id").asText()).isEqualTo(first);
    assertThat(live.has("pinnedUpdateId")).isFalse();
    staff.ifMatch("*").post("/v1/admin/updates/" + last + "/publish").expect(200);
    assertThat(ids(reader.get(updates(blog)))).containsExactly(last, first);
  }

  @Test
  void updateIsEditedUnderItsRevision() {
    String blog = blog();
    Answer made = desk.update(blog, "Update 10:00 GMT: Wrnog");
    String path = "/v1/admin/updates/" + made.at("/id");
    staff
        .ifMatch("\"1\"")
        .patch(path, "{\"body\": \"Right\"}")
        .expectProblem(412, "precondition-failed");
    staff.ifMatch(made.etag()).patch(path, "{\"body\": \"Right\"}").expect(200);
    Answer seen = reader.get("/v1/updates/" + made.at("/id")).expect(200);
    assertThat(seen.at("/body/text")).isEqualTo("Right");
    assertThat(seen.at("/displayTime")).isEqualTo("Update 10:00 GMT");
    staff.ifMatch("*").send("PUT", path, "text/plain", "Update 11:00 GMT: Whole").expect(200);
    assertThat(reader.get("/v1/updates/" + made.at("/id")).at("/displayTime"))
        .isEqualTo("Update 11:00 GMT");
    staff.ifMatch("*").delete(path).expectProblem(409, "wrong-state");
    String draft = staff.post(ADMIN + blog + "/updates", "{\"body\": \"x\"}").at("/id");
    staff.ifMatch("*").delete("/v1/admin/updates/" + draft).expect(204);
  }

  @Test
  void updateIsAsPublicAsItsLiveBlog() {
    String slug = Desk.slug("hidden");
    desk.draft(slug, "liveblog");
    String update = desk.update(slug, "Not yet").at("/id");
    reader.get("/v1/updates/" + update).expectProblem(404, "not-found");
    reader.get(updates(slug)).expectProblem(404, "not-found");
    staff.ifMatch("*").post(ADMIN + slug + "/publish").expect(200);
    reader.get("/v1/updates/" + update).expect(200);
    staff.ifMatch("*").post(ADMIN + slug + "/withdraw", "{\"reason\": \"legal\"}").expect(200);
    reader.get("/v1/updates/" + update).expectProblem(410, "withdrawn");
    reader.get(updates(slug)).expectProblem(410, "withdrawn");
  }

  @Test
  void onlyARunningLiveBlogTakesUpdates() {
    String path = "/updates?publish=true";
    String text = desk.article(Desk.slug("text")).at("/slug");
    staff.send("POST", ADMIN + text + path, "text/plain", "x").expectProblem(409, "wrong-state");
    String blog = blog();
    staff.ifMatch("*").post(ADMIN + blog + "/end").expect(200);
    staff.send("POST", ADMIN + blog + path, "text/plain", "x").expectProblem(409, "wrong-state");
    staff.send("POST", ADMIN + "nowhere" + path, "text/plain", "x").expectProblem(404, "not-found");
  }
}
