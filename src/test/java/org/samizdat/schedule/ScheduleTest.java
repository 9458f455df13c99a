package org.samizdat.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.article.ArticleSchedule;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.database.Database;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.TestClock;

/** What staff plan is done at its time as it was meant, or stays and says why not. */
class ScheduleTest {
  private static final String UPDATES = "/v1/admin/updates/";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);
  private final Plan plan = new Plan(SERVER);

  private static List<Change> log(String id) {
    return new ChangeLog(SERVER.database(), SERVER.clock())
        .after(0, 10_000).stream()
            .filter(change -> change.objectId().equals(id))
            .filter(change -> change.type() != ChangeType.TOPIC)
            .toList();
  }

  private List<String> slugs(String status) {
    return staff
        .get("/v1/admin/articles?limit=100&status=" + status)
        .expect(200)
        .json()
        .findValuesAsText("slug");
  }

  @Test
  void draftIsPublishedAtItsTimeByAWriteLikeAnyOther() {
    String slug = plan.draft();
    Answer draft = plan.staffView(slug);
    Instant at = plan.in(Duration.ofMinutes(60));
    Answer planned =
        staff
            .ifMatch(draft.etag())
            .post(
                Plan.ARTICLES + slug + "/schedule",
                "{\"at\": \"%s\", \"revision\": 1}".formatted(at))
            .expect(200);
    assertThat(planned.etag()).isEqualTo(draft.etag());
    assertThat(planned.at("/status")).isEqualTo("scheduled");
    assertThat(Instant.parse(planned.at("/scheduledFor"))).isEqualTo(at);
    assertThat(planned.at("/scheduled/0/action")).isEqualTo("publish");
    assertThat(planned.json().at("/scheduled/0/revision").asInt()).isEqualTo(1);
    assertThat(planned.at("/scheduled/0/scheduledBy")).isNotEmpty();
    assertThat(slugs("scheduled")).contains(slug);
    assertThat(slugs("draft")).doesNotContain(slug);
    assertThat(plan.planned("")).contains(planned.at("/id"));

    plan.pass(59);
    assertThat(plan.publicStatus(slug)).isEqualTo(404);
    assertThat(log(planned.at("/id"))).isEmpty();
    SERVER.clock().advance(Duration.ofMinutes(1));
    plan.awaitStatus(slug, 200);

    Answer done = plan.staffView(slug);
    assertThat(done.at("/status")).isEqualTo("published");
    assertThat(done.json().path("scheduled")).isEmpty();
    assertThat(done.json().path("revision").asInt()).isEqualTo(2);
    assertThat(Instant.parse(done.at("/publishedAt"))).isBetween(at, at.plusSeconds(10));
    assertThat(log(done.at("/id")))
        .singleElement()
        .satisfies(change -> assertThat(change.op()).isEqualTo(ChangeOp.PUBLISHED))
        .satisfies(change -> assertThat(change.at()).isBetween(at, at.plusSeconds(10)));
    assertThat(plan.planned("")).doesNotContain(done.at("/id"));
    JsonNode audit = staff.get("/v1/admin/audit?object=" + done.at("/id")).json().path("items");
    assertThat(audit.findValuesAsText("actor")).startsWith("schedule").hasSize(3);
    assertThat(audit.get(1).path("note").asText()).startsWith("publish at ");
  }

  @Test
  void changedDraftIsNotPublishedAndSaysSoAtOnce() {
    String slug = plan.draft();
    plan.plan(slug, "publish", 10);
    Answer changed =
        staff.ifMatch("*").patch(Plan.ARTICLES + slug, "{\"kicker\": \"K\"}").expect(200);
    assertThat(changed.at("/status")).isEqualTo("draft");
    assertThat(changed.json().has("scheduledFor")).isFalse();
    assertThat(changed.at("/scheduled/0/failure/type"))
        .isEqualTo("urn:samizdat:problem:precondition-failed");
    assertThat(changed.at("/scheduled/0/failure/detail")).contains("revision 1", "there is 2");
    assertThat(plan.planned("&failed=true")).contains(changed.at("/id"));
    assertThat(plan.planned("&failed=false")).doesNotContain(changed.at("/id"));
    plan.pass(11);
    assertThat(plan.publicStatus(slug)).isEqualTo(404);

    Answer again = plan.plan(slug, "publish", 10);
    assertThat(again.at("/status")).isEqualTo("scheduled");
    assertThat(again.json().at("/scheduled/0/revision").asInt()).isEqualTo(2);
    plan.pass(10);
    plan.awaitStatus(slug, 200);
  }

  @Test
  void commentsOfADraftDoNotCloseBeforeItIsPublic() {
    String slug = plan.draft();
    staff
        .ifMatch("*")
        .patch(
            Plan.ARTICLES + slug,
            "{\"commentsCloseAt\": \"%s\"}".formatted(plan.in(Duration.ofMinutes(5))))
        .expect(200);
    plan.plan(slug, "publish", 10);
    plan.pass(6);
    assertThat(plan.staffView(slug).at("/status")).isEqualTo("scheduled");
    plan.pass(4);
    plan.awaitStatus(slug, 200);
    Patience.await(
        () -> !reader.get("/v1/articles/" + slug).json().at("/comments/open").asBoolean());
  }

  @Test
  void articleGoesAtItsTimeWhateverItSays() {
    String slug = desk.article(Desk.slug("planned")).at("/slug");
    String id = plan.plan(slug, "unpublish", 10).at("/id");
    staff.ifMatch("*").patch(Plan.ARTICLES + slug, "{\"kicker\": \"K\"}").expect(200);
    plan.pass(10);
    plan.awaitStatus(slug, 404);
    assertThat(log(id))
        .extracting(Change::op)
        .containsExactly(ChangeOp.PUBLISHED, ChangeOp.UPDATED, ChangeOp.WITHDRAWN);
  }

  @Test
  void articleIsPublicForAPlannedWhile() {
    String slug = plan.draft();
    plan.ask(slug, "unpublish", plan.in(Duration.ofMinutes(20))).expectProblem(409, "wrong-state");
    plan.plan(slug, "publish", 10);
    plan.ask(slug, "unpublish", plan.in(Duration.ofMinutes(9)))
        .expectProblem(422, "invalid-content")
        .expectPointer("/at");
    plan.plan(slug, "unpublish", 20);
    plan.ask(slug, "publish", plan.in(Duration.ofMinutes(21))).expectPointer("/at");
    Answer planned = plan.staffView(slug);
    assertThat(planned.json().path("scheduled").findValuesAsText("action"))
        .containsExactly("publish", "unpublish");
    plan.pass(10);
    plan.awaitStatus(slug, 200);
    plan.pass(10);
    plan.awaitStatus(slug, 404);
    assertThat(plan.staffView(slug).json().path("scheduled")).isEmpty();
  }

  @Test
  void whatCannotBeDoneAtItsTimeStaysAndSaysWhy() {
    String slug = plan.draft();
    plan.plan(slug, "publish", 10);
    String id = plan.plan(slug, "unpublish", 20).at("/id");
    Answer cancelled =
        staff.ifMatch("*").delete(Plan.ARTICLES + slug + "/schedule?action=publish").expect(200);
    assertThat(cancelled.at("/status")).isEqualTo("draft");
    assertThat(cancelled.json().path("scheduled")).hasSize(1);
    plan.pass(21);
    Patience.await(() -> plan.planned("&failed=true").contains(id));
    Answer failed = plan.staffView(slug);
    assertThat(failed.at("/scheduled/0/failure/type")).endsWith(":wrong-state");
    assertThat(failed.at("/scheduled/0/failure/detail")).contains("not public");
    assertThat(plan.publicStatus(slug)).isEqualTo(404);

    staff.ifMatch("*").delete(Plan.ARTICLES + slug + "/schedule").expect(200);
    staff.ifMatch("*").delete(Plan.ARTICLES + slug + "/schedule").expectProblem(409, "wrong-state");
    assertThat(plan.planned("")).doesNotContain(id);
  }

  @Test
  void publishingByHandFulfilsThePlanForGood() {
    String slug = plan.draft();
    String id = plan.plan(slug, "publish", 10).at("/id");
    assertThat(plan.verb(slug, "publish").expect(200).json().path("scheduled")).isEmpty();
    staff
        .ifMatch("*")
        .post(Plan.ARTICLES + slug + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    plan.pass(11);
    assertThat(plan.publicStatus(slug)).isEqualTo(410);
    assertThat(plan.planned("")).doesNotContain(id);
    plan.ask(slug, "publish", plan.in(Duration.ofMinutes(1))).expectProblem(409, "wrong-state");
  }

  @Test
  void nodeThatHasReadAPlanLooksAgainBeforeItActs() {
    String slug = plan.draft();
    UUID id = UUID.fromString(plan.plan(slug, "publish", 10).at("/id"));
    TestClock ahead = new TestClock();
    ahead.set(plan.in(Duration.ofMinutes(11)));
    Database database = SERVER.database();
    ScheduledAction read = database.read(handle -> Schedule.of(handle, id)).get(0);
    ArticleSchedule node = new ArticleSchedule(new ChangeLog(database, ahead));
    plan.plan(slug, "publish", 20);
    assertThatThrownBy(() -> node.perform(read)).isInstanceOf(NoLongerDue.class);
    staff.ifMatch("*").delete(Plan.ARTICLES + slug + "/schedule").expect(200);
    assertThatThrownBy(() -> node.perform(read)).isInstanceOf(NoLongerDue.class);
    assertThat(plan.publicStatus(slug)).isEqualTo(404);
    assertThat(staff.get("/v1/admin/audit?object=" + id).json().findValuesAsText("actor"))
        .doesNotContain("schedule");
    plan.plan(slug, "publish", 10);
    node.perform(read);
    plan.awaitStatus(slug, 200);
    assertThatThrownBy(() -> node.perform(read)).isInstanceOf(NoLongerDue.class);
  }

  @Test
  void deletedDraftTakesThePlanWithIt() {
    String slug = plan.draft();
    String id = plan.plan(slug, "publish", 10).at("/id");
    staff.ifMatch("*").delete(Plan.ARTICLES + slug).expect(204);
    assertThat(plan.planned("")).doesNotContain(id);
    plan.pass(11);
  }

  @Test
  void clockThatJumpsBackRepeatsNothingAndLosesNothing() {
    String first = plan.draft();
    plan.plan(first, "publish", 10);
    String second = plan.draft();
    plan.plan(second, "publish", 30);
    plan.pass(11);
    plan.awaitStatus(first, 200);
    SERVER.clock().advance(Duration.ofHours(-1));
    plan.pass(10);
    assertThat(plan.publicStatus(first)).isEqualTo(200);
    assertThat(plan.staffView(first).json().path("revision").asInt()).isEqualTo(2);
    assertThat(plan.publicStatus(second)).isEqualTo(404);
    plan.pass(70);
    plan.awaitStatus(second, 200);
    assertThat(log(plan.staffView(first).at("/id"))).hasSize(1);
    assertThat(log(plan.staffView(second).at("/id"))).hasSize(1);
  }

  @Test
  void embargoKeepsAnArticleFromThePublicUntilItEnds() {
    Instant end = plan.in(Duration.ofMinutes(30));
    String embargoed = "{\"headline\": \"H\", \"slug\": \"%s\", \"embargoedUntil\": \"%s\"}";
    String slug = Desk.slug("budget");
    Answer refused =
        staff
            .post("/v1/admin/articles?publish=true", embargoed.formatted(slug, end))
            .expectProblem(409, "embargoed");
    assertThat(Instant.parse(refused.at("/embargoedUntil"))).isEqualTo(end);
    staff.get(Plan.ARTICLES + slug).expectProblem(404, "not-found");

    staff.post("/v1/admin/articles", embargoed.formatted(slug, end)).expect(201);
    plan.verb(slug, "publish").expectProblem(409, "embargoed");
    plan.ask(slug, "publish", end.minusSeconds(1)).expectProblem(422, "invalid-content");
    Answer planned = plan.ask(slug, "{}").expect(200);
    assertThat(Instant.parse(planned.at("/scheduledFor"))).isEqualTo(end);
    plan.pass(29);
    assertThat(plan.publicStatus(slug)).isEqualTo(404);
    plan.pass(1);
    plan.awaitStatus(slug, 200);
    assertThat(reader.get("/v1/articles/" + slug).text()).doesNotContain("embargo");
    staff
        .ifMatch("*")
        .patch(
            Plan.ARTICLES + slug,
            "{\"embargoedUntil\": \"%s\"}".formatted(plan.in(Duration.ofMinutes(5))))
        .expectProblem(422, "invalid-content")
        .expectPointer("/embargoedUntil");
  }

  @Test
  void updateIsPublishedAndTakenBackAtItsTime() {
    String blog = desk.liveBlog(Desk.slug("blog")).at("/slug");
    Answer draft =
        staff.post(Plan.ARTICLES + blog + "/updates", "{\"body\": \"*Soon.*\"}").expect(201);
    String path = UPDATES + draft.at("/id");
    String at = "{\"at\": \"%s\"}";
    Answer planned =
        staff
            .ifMatch(draft.etag())
            .post(path + "/schedule", at.formatted(plan.in(Duration.ofMinutes(10))))
            .expect(200);
    assertThat(planned.at("/status")).isEqualTo("scheduled");
    assertThat(
            staff
                .get(Plan.ARTICLES + blog + "/updates?status=scheduled")
                .json()
                .at("/items/0/scheduled/0/action")
                .asText())
        .isEqualTo("publish");
    JsonNode entry = staff.get("/v1/admin/schedule?limit=100").json().path("items");
    assertThat(entry.findValuesAsText("title")).contains("Soon.");
    plan.pass(10);
    Patience.await(() -> reader.get("/v1/updates/" + draft.at("/id")).status() == 200);
    assertThat(reader.get("/v1/articles/" + blog).json().at("/live/updateCount").asInt())
        .isEqualTo(1);
    staff
        .ifMatch("*")
        .post(
            path + "/schedule",
            "{\"action\": \"unpublish\", \"at\": \"%s\"}"
                .formatted(plan.in(Duration.ofMinutes(10))))
        .expect(200);
    staff.ifMatch("*").delete(path + "/schedule").expect(200);
    assertThat(staff.get(path).json().path("scheduled")).isEmpty();

    Answer other = staff.post(Plan.ARTICLES + blog + "/updates", "{\"body\": \"x\"}").expect(201);
    staff
        .ifMatch("*")
        .post(
            UPDATES + other.at("/id") + "/schedule", at.formatted(plan.in(Duration.ofMinutes(10))))
        .expect(200);
    staff.ifMatch("*").delete(UPDATES + other.at("/id")).expect(204);
    assertThat(plan.planned("")).doesNotContain(other.at("/id"), draft.at("/id"));
  }
}
