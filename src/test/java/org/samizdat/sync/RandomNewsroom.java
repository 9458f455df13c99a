package org.samizdat.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** A newsroom that does anything that it can, over HTTP, from several hands at once. */
public final class RandomNewsroom {
  static final List<String> TOPICS = List.of("oil", "strikes", "courts", "press");
  static final List<String> LANGUAGES = List.of("en", "en-GB", "ru");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REASON = "{\"reason\": \"error\"}";

  private final Clock clock;
  private final boolean plans;
  private final Api staff;
  private final Api reader;
  private final AtomicInteger number = new AtomicInteger();
  private final List<String> articles = new CopyOnWriteArrayList<>();
  private final List<String> updates = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<String> appeals = new CopyOnWriteArrayList<>();
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final AtomicLongArray outcomes = new AtomicLongArray(2);

  /**
   * A newsroom that has done nothing yet.
   *
   * @param plans whether it also plans what time is to do, in the next seconds and on any node
   */
  public RandomNewsroom(SamizdatServer server, boolean plans) {
    this.clock = server.clock();
    this.plans = plans;
    this.staff = server.admin().ifMatch("*");
    this.reader = server.anonymous();
  }

  public List<String> articles() {
    return articles;
  }

  /** How many operations were carried out, and how many were refused as they should be. */
  String outcomes() {
    return "%d done, %d refused".formatted(outcomes.get(0), outcomes.get(1));
  }

  public long done() {
    return outcomes.get(0);
  }

  public void step(Random random) {
    Answer answer =
        switch (random.nextInt(26)) {
          case 0, 1 -> article(random);
          case 2, 3 -> edit("/v1/admin/articles/" + any(articles, random), placed(random));
          case 4 -> act("articles", any(articles, random), "publish", "{}");
          case 5 -> act("articles", any(articles, random), "unpublish", null);
          case 6 ->
              random.nextInt(3) == 0
                  ? act("articles", any(articles, random), "withdraw", REASON)
                  : act("articles", any(articles, random), "publish", "{}");
          case 7, 8, 9 -> update(random);
          case 10 -> editOrMark(any(updates, random), text(random));
          case 11 ->
              act(
                  "updates",
                  any(updates, random),
                  random.nextBoolean() ? "publish" : "unpublish",
                  null);
          case 12 -> act("updates", any(updates, random), "withdraw", REASON);
          case 13 -> pin(random);
          case 14, 15 -> comment(random);
          case 16, 17, 18 ->
              staff.post(
                  "/v1/admin/comments/%s/%s"
                      .formatted(
                          any(comments, random),
                          List.of(
                                  "approve", "approve", "approve", "reject", "spam", "restore",
                                  "pin", "unpin")
                              .get(random.nextInt(8))));
          case 19 -> erase(random);
          case 20 -> event(random);
          case 21 ->
              act(
                  "events",
                  any(events, random),
                  List.of("cancel", "unpublish", "publish").get(random.nextInt(3)),
                  null);
          case 22 -> appeal(random);
          case 24 -> correct(random);
          case 23 -> plans ? plan(random) : article(random);
          default -> rename(random);
        };
    outcomes.incrementAndGet(answer.status() < 300 ? 0 : 1);
    if (answer.status() >= 500 || answer.status() == 400 || answer.status() == 422) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
  }

  /** An article is not retracted: that would be the end of too much. */
  private Answer correct(Random random) {
    boolean update = random.nextBoolean();
    boolean retraction = update && random.nextInt(3) == 0;
    ObjectNode correction = JSON.createObjectNode().put("reason", text(random));
    correction
        .putObject("target")
        .put("type", update ? "update" : "article")
        .put("id", any(update ? updates : articles, random));
    correction.put("kind", retraction ? "retraction" : "correction");
    if (!retraction) {
      correction.put("wrong", text(random)).put("right", text(random));
      correction.putObject("edit").put("body", text(random));
    }
    return staff.post("/v1/admin/corrections", correction.toString());
  }

  private static String any(List<String> ids, Random random) {
    List<String> now = List.copyOf(ids);
    return now.isEmpty()
        ? "01a20a21-0000-7000-8000-000000000000"
        : now.get(random.nextInt(now.size()));
  }

  private String text(Random random) {
    return "Text %d of %d.".formatted(number.incrementAndGet(), random.nextInt(1000));
  }

  private Answer keep(Answer answer, List<String> ids) {
    if (answer.status() < 300) {
      ids.add(answer.at("/id"));
    }
    return answer;
  }

  private Answer act(String kind, String id, String verb, String body) {
    String path = "/v1/admin/%s/%s/%s".formatted(kind, id, verb);
    return body == null ? staff.post(path) : staff.post(path, body);
  }

  private Answer edit(String path, ObjectNode patch) {
    return staff.patch(path, patch.toString());
  }

  private ObjectNode placed(Random random) {
    ObjectNode content = JSON.createObjectNode();
    content.put("headline", text(random));
    content.put("language", LANGUAGES.get(random.nextInt(LANGUAGES.size())));
    for (String topic : TOPICS) {
      if (random.nextInt(3) == 0) {
        content.withArray("topics").add(topic);
      }
    }
    if (!content.has("topics")) {
      content.putArray("topics");
    }
    return content;
  }

  private Answer article(Random random) {
    ObjectNode content = placed(random);
    content.put("kind", random.nextInt(4) == 0 ? "article" : "liveblog");
    content.put("slug", Desk.slug("random"));
    return keep(
        staff.post("/v1/admin/articles?publish=" + (random.nextInt(4) > 0), content.toString()),
        articles);
  }

  private Answer update(Random random) {
    return keep(
        staff.post(
            "/v1/admin/articles/%s/updates?publish=%s"
                .formatted(any(articles, random), random.nextInt(4) > 0),
            claiming(text(random)).toString()),
        updates);
  }

  /** An update; its text alone decides what it claims, and who says so. */
  private static ObjectNode claiming(String text) {
    ObjectNode update = JSON.createObjectNode().put("body", text);
    int figure = Math.floorMod(text.hashCode(), 7);
    for (int i = 0; i < figure % 3; i++) {
      ObjectNode claim = update.withArray("claims").addObject();
      claim.put("subject", figure > 3 ? "deaths" : " Deaths").put("text", text);
      claim.put("quantity", figure * (i + 1)).put("qualifier", i > 0 ? "exactly" : "at-least");
      claim.putObject("attribution").put("name", "Source " + i % 2).put("kind", "witness");
    }
    return update;
  }

  private Answer editOrMark(String update, String text) {
    return text.hashCode() % 2 == 0
        ? edit("/v1/admin/updates/" + update, claiming(text))
        : staff.post(
            "/v1/admin/updates/" + update + "/claims/0/mark",
            JSON.createObjectNode().put("as", "refuted").put("reason", text).toString());
  }

  private Answer pin(Random random) {
    String id = any(updates, random);
    JsonNode update = staff.get("/v1/admin/updates/" + id).json();
    String article = update.path("articleId").asText(any(articles, random));
    ObjectNode body = JSON.createObjectNode();
    if (random.nextInt(3) > 0 && update.path("status").asText().equals("published")) {
      body.put("updateId", id);
    } else {
      body.putNull("updateId");
    }
    Answer answer = staff.post("/v1/admin/articles/" + article + "/pin", body.toString());
    // another hand may have taken the update away meanwhile
    return answer.status() == 422 ? staff.get("/v1/admin/articles/" + article) : answer;
  }

  private Answer comment(Random random) {
    ObjectNode comment = JSON.createObjectNode().put("authorName", "A").put("body", text(random));
    String article = any(articles, random);
    if (random.nextBoolean()) {
      JsonNode parent = reader.get("/v1/comments/" + any(comments, random)).json();
      if (parent.path("state").asText().equals("visible")) {
        comment.put("parentId", parent.path("id").asText());
        article = parent.path("articleId").asText();
      }
    }
    Answer answer = reader.post("/v1/articles/" + article + "/comments", comment.toString());
    if (answer.status() == 422) {
      return reader.get("/v1/site"); // the parent was taken away meanwhile
    }
    if (answer.status() == 202) {
      secrets.put(answer.at("/id"), answer.at("/managementToken"));
    }
    return keep(answer, comments);
  }

  private Answer erase(Random random) {
    String id = any(comments, random);
    return random.nextBoolean()
        ? staff.post("/v1/admin/comments/" + id + "/erase")
        : reader
            .with("Management-Token", secrets.getOrDefault(id, "none"))
            .delete("/v1/comments/" + id);
  }

  private Answer event(Random random) {
    ObjectNode content = JSON.createObjectNode().put("title", text(random));
    content.put("startsAt", "2011-12-17T12:00:00Z");
    if (random.nextBoolean() && !articles.isEmpty()) {
      content.put("articleId", any(articles, random));
    }
    return keep(
        staff.post("/v1/admin/events?publish=" + random.nextBoolean(), content.toString()), events);
  }

  private Answer appeal(Random random) {
    if (random.nextBoolean() && !appeals.isEmpty()) {
      return act(
          "donation-appeals",
          any(appeals, random),
          List.of("publish", "unpublish").get(random.nextInt(2)),
          null);
    }
    ObjectNode content = JSON.createObjectNode().put("title", text(random));
    content.put("slug", Desk.slug("appeal"));
    ObjectNode channel = content.putArray("channels").addObject();
    channel.put("provider", "other").put("label", "Give").put("url", "https://example.org/give");
    if (random.nextBoolean() && !articles.isEmpty()) {
      content.put("scope", "article").put("articleId", any(articles, random));
    }
    return keep(staff.post("/v1/admin/donation-appeals?publish=true", content.toString()), appeals);
  }

  /** Something that time will do, while others write. */
  private Answer plan(Random random) {
    boolean article = random.nextBoolean();
    String path =
        article
            ? "/v1/admin/articles/" + any(articles, random)
            : "/v1/admin/updates/" + any(updates, random);
    ObjectNode body = JSON.createObjectNode();
    body.put("action", random.nextBoolean() ? "publish" : "unpublish");
    body.put("at", clock.instant().plusMillis(1_000 + random.nextInt(2_000)).toString());
    Answer answer = staff.post(path + "/schedule", body.toString());
    // another hand may have planned what does not go with this
    return answer.status() == 422 ? staff.get(path) : answer;
  }

  private Answer rename(Random random) {
    return staff.put(
        "/v1/admin/topics/" + TOPICS.get(random.nextInt(TOPICS.size())),
        JSON.createObjectNode().put("name", text(random)).toString());
  }
}
