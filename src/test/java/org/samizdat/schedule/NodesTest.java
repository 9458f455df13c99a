package org.samizdat.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.TestDatabase;

/** Two nodes on one database look for the same work; each piece is done once. */
@Tag("postgresql")
class NodesTest {
  private static final int THINGS = 60;

  private static final Map<String, String> DATABASE = TestDatabase.fresh();
  private static final SamizdatServer ONE = node();
  private static final SamizdatServer OTHER = node();

  private static SamizdatServer node() {
    SamizdatServer node = new SamizdatServer();
    DATABASE.forEach(node::with);
    return node;
  }

  @BeforeAll
  static void startBoth() throws Exception {
    ONE.start();
    OTHER.start();
  }

  @AfterAll
  static void stopBoth() {
    ONE.stop();
    OTHER.stop();
  }

  @Test
  void everyPieceOfWorkIsDoneByOneOfTwoNodes() {
    Plan plan = new Plan(ONE);
    Desk desk = new Desk(ONE.admin());
    Instant due = plan.in(Duration.ofMinutes(10));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < THINGS; i++) {
      String slug = i % 2 == 0 ? plan.draft() : desk.article(Desk.slug("planned")).at("/slug");
      Answer planned = plan.ask(slug, i % 2 == 0 ? "publish" : "unpublish", due).expect(200);
      ids.add(planned.at("/id"));
    }
    ids.add(announced(due));
    ids.add(closing(desk, due));
    List<SamizdatServer> nodes = List.of(ONE, OTHER);
    nodes.parallelStream().forEach(node -> node.clock().advance(Duration.ofMinutes(10)));
    Patience.await(() -> ids.stream().allMatch(NodesTest::isDone));
    // both go on looking for a while
    new Plan(ONE).pass(1);
    new Plan(OTHER).pass(1);
    for (String id : ids) {
      assertThat(isDone(id)).as(id).isTrue();
      assertThat(byTime(id)).as(id).isEqualTo(1);
    }
    assertThat(plan.planned("")).isEmpty();
    List<Change> changes = new ChangeLog(ONE.database(), ONE.clock()).after(0, 10_000);
    for (int i = 0; i < THINGS; i++) {
      String id = ids.get(i);
      assertThat(changes)
          .filteredOn(change -> change.objectId().equals(id))
          .filteredOn(change -> change.type() == ChangeType.ARTICLE)
          .filteredOn(change -> !change.at().isBefore(due))
          .extracting(Change::op)
          .containsExactly(i % 2 == 0 ? ChangeOp.PUBLISHED : ChangeOp.WITHDRAWN);
    }
  }

  private static String announced(Instant start) {
    return ONE.admin()
        .post(
            "/v1/admin/articles?publish=true",
            "{\"headline\": \"Soon\", \"kind\": \"liveblog\", \"coverageStartsAt\": \"%s\"}"
                .formatted(start))
        .expect(201)
        .at("/id");
  }

  private static String closing(Desk desk, Instant end) {
    String slug = desk.article(Desk.slug("closing")).at("/slug");
    return ONE.admin()
        .ifMatch("*")
        .patch(Plan.ARTICLES + slug, "{\"commentsCloseAt\": \"%s\"}".formatted(end))
        .expect(200)
        .at("/id");
  }

  private static boolean isDone(String id) {
    return byTime(id) > 0;
  }

  /** How many writes time made. */
  private static long byTime(String id) {
    return OTHER
        .admin()
        .get("/v1/admin/audit?object=" + id)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("operation")
        .stream()
        .filter("schedule"::equals)
        .count();
  }
}
