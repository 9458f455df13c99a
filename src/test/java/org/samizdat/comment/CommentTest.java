package org.samizdat.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** Comments from the reader's form to the page, and away again. */
class CommentTest {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private String article;
  private String comments;

  @BeforeEach
  void publishArticle() {
    article = new Desk(staff).article(Desk.slug("discussed")).at("/id");
    comments = "/v1/articles/" + article + "/comments";
  }

  private static ObjectNode comment(String body) {
    return JSON.createObjectNode()
        .put("authorName", "Aigul")
        .put("body", body + " " + NUMBER.incrementAndGet());
  }

  private Answer post(ObjectNode comment) {
    return reader.post(comments, comment.toString());
  }

  private String approved(String body, String parent) {
    ObjectNode comment = comment(body);
    if (parent != null) {
      comment.put("parentId", parent);
    }
    String id = post(comment).expect(202).at("/id");
    act(id, "approve").expect(200);
    return id;
  }

  private Answer act(String id, String action) {
    return staff.post("/v1/admin/comments/" + id + "/" + action);
  }

  @Test
  void commentWaitsIsApprovedAndIsErasedByItsAuthor() {
    Answer before = reader.get("/v1/articles/" + article).expect(200);
    Answer receipt =
        post(comment("I was there.").put("email", "aigul@private.example.org")).expect(202);
    assertThat(receipt.at("/status")).isEqualTo("pending");
    assertThat(receipt.header("Cache-Control")).hasValue("no-store");
    String id = receipt.at("/id");
    assertThat(reader.get(comments).json().path("total").asInt()).isZero();
    reader.get("/v1/comments/" + id).expectProblem(404, "not-found");
    assertThat(reader.get("/v1/articles/" + article).etag()).isEqualTo(before.etag());

    act(id, "approve").expect(200);
    JsonNode page = reader.get(comments).expect(200).json();
    assertThat(page.path("total").asInt()).isEqualTo(1);
    assertThat(page.at("/items/0/body/html").asText()).startsWith("<p>I was there.");
    Answer after = reader.get("/v1/articles/" + article).expect(200);
    assertThat(after.etag()).isNotEqualTo(before.etag());
    assertThat(after.json().at("/comments/count").asInt()).isEqualTo(1);
    assertThat(after.at("/updatedAt")).isEqualTo(before.at("/updatedAt"));

    reader.with("Management-Token", "cm_wrong").delete("/v1/comments/" + id).expect(403);
    reader.delete("/v1/comments/" + id).expect(403);
    reader
        .with("Management-Token", receipt.at("/managementToken"))
        .delete("/v1/comments/" + id)
        .expect(204);
    reader.get("/v1/comments/" + id).expectProblem(404, "not-found");
    assertThat(reader.get(comments).json().path("items")).isEmpty();
    assertThat(reader.get("/v1/articles/" + article).json().at("/comments/count").asInt()).isZero();
    JsonNode gone = staff.get("/v1/admin/comments/" + id).expect(200).json();
    assertThat(gone.path("status").asText()).isEqualTo("erased");
    assertThat(gone.path("authorName").asText() + gone.path("markdown").asText()).isEmpty();
    assertThat(gone.path("hasEmail").asBoolean()).isFalse();
    act(id, "approve").expectProblem(409, "wrong-state");
  }

  @Test
  void treeHangsRepliesUnderTheirParentsAndStopsAtDepthFour() {
    List<String> chain = new ArrayList<>(List.of(approved("root", null)));
    for (int i = 0; i < 6; i++) {
      chain.add(approved("reply", chain.get(chain.size() - 1)));
    }
    JsonNode root = reader.get(comments).expect(200).json().at("/items/0");
    assertThat(root.path("replyCount").asInt()).isEqualTo(6);
    JsonNode third = root.at("/replies/0/replies/0/replies/0");
    assertThat(third.path("depth").asInt()).isEqualTo(3);
    assertThat(third.path("replies").findValuesAsText("depth")).containsExactly("4", "4", "4");
    JsonNode flat = reader.get(comments + "?format=flat&order=newest").expect(200).json();
    assertThat(flat.path("items").findValuesAsText("id").get(0)).isEqualTo(chain.get(6));
    assertThat(flat.path("items")).hasSize(7);
  }

  @Test
  void erasedCommentKeepsThePlaceOfItsReplies() {
    String root = approved("root", null);
    String child = approved("child", root);
    String grandchild = approved("grandchild", child);
    act(child, "erase").expect(200);
    JsonNode place = reader.get(comments).json().at("/items/0/replies/0");
    assertThat(place.path("state").asText()).isEqualTo("erased");
    assertThat(place.has("authorName") || place.has("body") || place.has("publishedAt")).isFalse();
    assertThat(place.at("/replies/0/id").asText()).isEqualTo(grandchild);
    act(root, "reject").expect(200);
    assertThat(reader.get(comments).json().at("/items/0/state").asText()).isEqualTo("removed");
    assertThat(reader.get(comments).json().path("total").asInt()).isEqualTo(1);
    act(grandchild, "spam").expect(200);
    assertThat(reader.get(comments).json().path("items")).isEmpty();
    act(root, "restore").expect(200);
    act(root, "approve").expect(200);
    assertThat(reader.get(comments).json().at("/items/0/replyCount").asInt()).isZero();
  }

  @Test
  void pagesLeadThroughRootsAndThreadsInEitherOrder() {
    List<String> roots = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      roots.add(approved("root", null));
    }
    List<String> replies = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      replies.add(approved("reply", roots.get(0)));
    }
    assertThat(walk(comments + "?limit=2")).isEqualTo(roots);
    List<String> reversed = new ArrayList<>(roots);
    java.util.Collections.reverse(reversed);
    assertThat(walk(comments + "?limit=2&order=newest")).isEqualTo(reversed);
    assertThat(walk("/v1/comments/" + roots.get(0) + "/replies?limit=3")).isEqualTo(replies);
    assertThat(walk(comments + "?format=flat&limit=4")).hasSize(9);
    String foreign = reader.get(comments + "?limit=2").at("/page/next");
    reader
        .get(comments + "?limit=2&order=newest&cursor=" + foreign)
        .expectProblem(400, "invalid-cursor");
  }

  private List<String> walk(String path) {
    List<String> ids = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = reader.get(path + next).expect(200).json();
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      next =
          page.at("/page/hasMore").asBoolean() ? "&cursor=" + page.at("/page/next").asText() : "";
    } while (!next.isEmpty());
    return ids;
  }

  @Test
  void pinnedCommentStandsOnTopAndCountsAreGivenForMany() {
    String one = approved("one", null);
    String two = approved("two", null);
    act(two, "pin").expect(200);
    JsonNode page = reader.get(comments).expect(200).json();
    assertThat(page.path("pinned").findValuesAsText("id")).containsExactly(two);
    act(two, "unpin").expect(200);
    assertThat(reader.get(comments).json().path("pinned")).isEmpty();
    String waiting = post(comment("waits")).expect(202).at("/id");
    act(waiting, "pin").expectProblem(409, "wrong-state");
    String other = new Desk(staff).article(Desk.slug("quiet")).at("/id");
    JsonNode counts =
        reader.get("/v1/comments/counts?articles=" + other + "," + article + "," + one).json();
    assertThat(counts.path("items").findValuesAsText("count")).containsExactly("0", "2");
    reader.get("/v1/comments/counts").expectProblem(400, "invalid-parameter");
    JsonNode included = reader.get("/v1/articles/" + article + "?include=comments").json();
    assertThat(included.at("/commentTree/items")).hasSize(2);
  }

  @Test
  void whatCannotBeCommentedOnSaysWhy() {
    String body = comment("x").toString();
    reader.post("/v1/articles/nothing/comments", body).expectProblem(404, "not-found");
    String draft = new Desk(staff).draft(Desk.slug("draft"), "article").at("/id");
    reader.post("/v1/articles/" + draft + "/comments", body).expectProblem(404, "not-found");
    staff
        .ifMatch("*")
        .patch("/v1/admin/articles/" + article, "{\"commentsOpen\": false}")
        .expect(200);
    reader.post(comments, body).expectProblem(409, "comments-closed");
    assertThat(reader.get(comments).json().path("open").asBoolean()).isFalse();
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + article + "/withdraw", "{\"reason\": \"legal\"}")
        .expect(200);
    reader.post(comments, body).expectProblem(410, "withdrawn");
    reader.get(comments).expectProblem(410, "withdrawn");
  }

  @Test
  void commentsCloseAtTheirTimeAsAChangeOfTheArticle() {
    String closing = SERVER.clock().instant().plusSeconds(60).toString();
    staff
        .ifMatch("*")
        .patch("/v1/admin/articles/" + article, "{\"commentsCloseAt\": \"%s\"}".formatted(closing))
        .expect(200);
    post(comment("in time")).expect(202);
    SERVER.clock().advance(Duration.ofSeconds(61));
    post(comment("too late")).expectProblem(409, "comments-closed");
    Patience.await(() -> !isOpen());
    assertThat(staff.get("/v1/admin/audit?object=" + article).at("/items/0/actor"))
        .isEqualTo("schedule");
  }

  private boolean isOpen() {
    return reader.get("/v1/articles/" + article).json().at("/comments/open").asBoolean();
  }

  @Test
  void wrongCommentsAreRefusedByName() {
    post(comment("x").put("authorName", " ")).expect(422).expectPointer("/authorName");
    post(comment("x").put("authorName", "\u202Eevil")).expect(422).expectPointer("/authorName");
    post(comment("x").put("body", "")).expect(422).expectPointer("/body");
    post(comment("x".repeat(1_000_000))).expect(422).expectPointer("/body");
    post(comment("x").put("authorUrl", "javascript:alert(1)"))
        .expect(422)
        .expectPointer("/authorUrl");
    Answer email = post(comment("x").put("email", "no address")).expect(422);
    assertThat(email.expectPointer("/email").text()).doesNotContain("no address");
    String other = new Desk(staff).article(Desk.slug("other")).at("/id");
    String elsewhere =
        reader.post("/v1/articles/" + other + "/comments", comment("x").toString()).at("/id");
    act(elsewhere, "approve").expect(200);
    post(comment("x").put("parentId", elsewhere)).expect(422).expectPointer("/parentId");
    String waiting = post(comment("waits")).at("/id");
    post(comment("x").put("parentId", waiting)).expect(422).expectPointer("/parentId");
  }

  @Test
  void sameWordsTwiceAreRefused() {
    ObjectNode words = comment("The same words, and so many of them".repeat(3));
    post(words).expect(202);
    post(words.put("body", "  " + words.path("body").asText() + " \n").put("authorName", "Another"))
        .expectProblem(409, "duplicate-comment");
    SERVER.clock().advance(Duration.ofHours(25));
    post(words).expect(202);
  }

  @Test
  void fewWordsMayBeSaidByManyPeopleButOnceByEach() {
    ObjectNode words = comment("Solidarity!");
    post(words).expect(202);
    post(words).expectProblem(409, "duplicate-comment");
    post(words.put("authorName", "Another")).expect(202);
  }

  @Test
  void programsAreToldNothingAndTheirCommentsAreSpam() {
    Answer trapped = post(comment("buy").put("website", "https://spam.example/")).expect(202);
    assertThat(trapped.at("/status")).isEqualTo("pending");
    Answer fast =
        post(comment("quick").put("startedAt", SERVER.clock().instant().toString())).expect(202);
    for (Answer each : List.of(trapped, fast)) {
      JsonNode kept = staff.get("/v1/admin/comments/" + each.at("/id")).json();
      assertThat(kept.path("status").asText()).isEqualTo("spam");
      assertThat(kept.path("reason").asText()).isNotEmpty();
    }
    act(trapped.at("/id"), "restore").expect(200);
    act(trapped.at("/id"), "approve").expect(200);
    assertThat(reader.get(comments).json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void markupIsLimitedAndLinksAreMarked() {
    String id =
        approved(
            "# No heading\n\n**bold** [x](https://example.org/) <script>alert(1)</script>", null);
    String html = reader.get("/v1/comments/" + id).at("/body/html");
    assertThat(html)
        .contains("<strong>bold</strong>", "nofollow", "ugc")
        .doesNotContain("<h1", "<h2", "<script");
  }

  @Test
  void bulkTellsOfEachAndTheQueueOfAll() {
    String one = post(comment("one")).at("/id");
    String two = post(comment("two")).at("/id");
    act(two, "erase").expect(200);
    SERVER.clock().advance(Duration.ofSeconds(30));
    JsonNode queue = staff.get("/v1/admin/comments/queue").expect(200).json();
    assertThat(queue.path("pending").asInt()).isPositive();
    assertThat(queue.path("oldestWaitingSeconds").asInt()).isGreaterThanOrEqualTo(30);
    JsonNode results =
        staff
            .post(
                "/v1/admin/comments/bulk",
                "{\"action\": \"approve\", \"ids\": [\"%s\", \"%s\"], \"reason\": \"fine\"}"
                    .formatted(one, two))
            .expect(200)
            .json();
    assertThat(results.at("/items/0/status").asText()).isEqualTo("approved");
    assertThat(results.at("/items/1/problem/status").asInt()).isEqualTo(409);
    JsonNode listed =
        staff
            .get("/v1/admin/comments?status=approved&article=" + article)
            .expect(200)
            .json()
            .path("items");
    assertThat(listed.findValuesAsText("id")).containsExactly(one);
    assertThat(listed.get(0).path("reason").asText()).isEqualTo("fine");
    assertThat(staff.get("/v1/admin/comments?limit=1").at("/page/hasMore")).isEqualTo("true");
    JsonNode audit = staff.get("/v1/admin/audit?object=" + one).json().path("items");
    assertThat(audit.findValuesAsText("note")).containsExactly("approve");
  }

  @Test
  void emailIsForgottenAfterTheDecision() {
    String id = post(comment("x").put("email", "forget@private.example.org")).at("/id");
    assertThat(staff.get("/v1/admin/comments/" + id + "/email").expect(200).at("/email"))
        .isEqualTo("forget@private.example.org");
    assertThat(staff.get("/v1/admin/audit?object=" + id).at("/items/0/note"))
        .isEqualTo("e-mail address shown");
    act(id, "approve").expect(200);
    SERVER.clock().advance(Duration.ofDays(31));
    Patience.await(() -> !hasEmail(id));
    staff.get("/v1/admin/comments/" + id + "/email").expectProblem(404, "not-found");
  }

  private boolean hasEmail(String id) {
    return staff.get("/v1/admin/comments/" + id).json().path("hasEmail").asBoolean();
  }
}
