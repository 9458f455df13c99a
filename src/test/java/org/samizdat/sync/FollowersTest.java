package org.samizdat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.database.Database;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/**
 * Whoever follows the changes, through the feed or over streams that break, ends with what the
 * public API answers, whenever they began.
 */
class FollowersTest {
  private static final int WRITERS = 3;
  private static final int STEPS_EACH = 700;
  private static final int FOLLOWERS = 10;
  private static final int STREAMS = 5;
  private static final long SEED = 20111216;

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");

  /** What one follower asks for, and what it should then hold. */
  private record Selection(
      List<String> types, List<String> topics, String language, String article) {

    static Selection random(Random random, List<String> articles) {
      List<String> types = new ArrayList<>();
      for (String each :
          List.of(
              "article", "update", "comment", "correction", "event", "donation-appeal", "topic")) {
        if (random.nextInt(3) > 0) {
          types.add(each);
        }
      }
      List<String> topics = new ArrayList<>();
      RandomNewsroom.TOPICS.stream().filter(each -> random.nextInt(3) == 0).forEach(topics::add);
      boolean one = random.nextInt(4) == 0 && !articles.isEmpty();
      return new Selection(
          random.nextBoolean() ? List.of() : types,
          random.nextBoolean() ? List.of() : topics,
          random.nextInt(3) > 0 ? "" : RandomNewsroom.LANGUAGES.get(random.nextInt(3)),
          one ? articles.get(random.nextInt(articles.size())) : "");
    }

    Selection inAllArticles() {
      return new Selection(types, topics, language, "");
    }

    String query() {
      StringBuilder query = new StringBuilder();
      add(query, "types", String.join(",", types));
      add(query, "topics", String.join(",", topics));
      add(query, "language", language);
      add(query, "article", article);
      return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
      if (!value.isEmpty()) {
        query.append('&').append(name).append('=').append(value);
      }
    }

    boolean takes(String type, JsonNode article) {
      if (!types.isEmpty() && !types.contains(type)) {
        return false;
      }
      if (!List.of("article", "update", "comment", "correction").contains(type)) {
        return true;
      }
      boolean inTopic = topics.isEmpty();
      for (JsonNode each : article.path("topics")) {
        inTopic |= topics.contains(each.path("slug").asText());
      }
      String spoken = article.path("language").asText();
      return inTopic
          && (language.isEmpty() || spoken.equals(language) || spoken.startsWith(language + "-"))
          && (this.article.isEmpty() || this.article.equals(article.path("id").asText()));
    }
  }

  private record Followed(Selection selection, Mirror mirror) {}

  @Test
  void followersEndEqualToThePublicApi() throws Exception {
    RandomNewsroom newsroom = new RandomNewsroom(SERVER, true);
    Random seeds = new Random(SEED);
    for (int i = 0; i < 60; i++) {
      newsroom.step(seeds);
    }
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Random random = new Random(seeds.nextLong());
      writers.add(pool.submit(() -> write(newsroom, random)));
    }
    List<Future<Followed>> followers = new ArrayList<>();
    for (int i = 0; i < FOLLOWERS; i++) {
      Random random = new Random(seeds.nextLong());
      Selection selection =
          i == 0
              ? new Selection(List.of(), List.of(), "", "")
              : Selection.random(random, newsroom.articles());
      followers.add(pool.submit(() -> follow(selection, random, writing)));
    }
    for (int i = 0; i < STREAMS; i++) {
      Random random = new Random(seeds.nextLong());
      Selection selection =
          i == 0
              ? new Selection(List.of(), List.of(), "", "")
              : Selection.random(random, newsroom.articles()).inAllArticles();
      followers.add(pool.submit(() -> listen(selection, random, writing)));
    }
    for (Future<?> each : writers) {
      each.get();
    }
    Patience.await(
        () -> SERVER.admin().get("/v1/admin/schedule?failed=false").json().path("items").isEmpty());
    writing.set(false);
    System.out.println("random newsroom: " + newsroom.outcomes());
    assertThat(newsroom.done()).isGreaterThan(1_000);

    List<Expected> truth = truth();
    for (Future<Followed> each : followers) {
      Followed followed = each.get();
      assertThat(differences(followed.mirror().objects(), expected(truth, followed.selection())))
          .as("followed with %s", followed.selection())
          .isEmpty();
    }
    pool.shutdown();
  }

  private static List<String> differences(
      Map<String, JsonNode> held, Map<String, JsonNode> expected) {
    Set<String> keys = new TreeSet<>(held.keySet());
    keys.addAll(expected.keySet());
    return keys.stream()
        .filter(key -> !text(held.get(key)).equals(text(expected.get(key))))
        .map(key -> "%nheld     %s%nexpected %s%n".formatted(held.get(key), expected.get(key)))
        .toList();
  }

  private static String text(JsonNode object) {
    return object == null ? "" : object.toString();
  }

  private static Void write(RandomNewsroom newsroom, Random random) {
    for (int i = 0; i < STEPS_EACH; i++) {
      newsroom.step(random);
    }
    return null;
  }

  private static Followed follow(Selection selection, Random random, AtomicBoolean writing)
      throws InterruptedException {
    Thread.sleep(random.nextInt(4_000));
    Api reader = SERVER.anonymous();
    Mirror mirror = new Mirror();
    String since = "initial" + "&include=object" + selection.query();
    while (true) {
      boolean last = !writing.get();
      int limit = 1 + random.nextInt(60);
      int wait = last ? 0 : random.nextInt(2);
      String query = "/v1/changes?since=%s&limit=%d&wait=%d".formatted(since, limit, wait);
      Answer answer = reader.get(query);
      if (answer.status() != 200 && !selection.article().isEmpty()) {
        // the article is not public now: follow all of them
        return follow(selection.inAllArticles(), random, writing);
      }
      JsonNode page = answer.expect(200).json();
      page.path("changes").forEach(mirror::apply);
      since = page.path("next").asText();
      if (last && !page.path("hasMore").asBoolean()) {
        return new Followed(selection, mirror);
      }
    }
  }

  private static Followed listen(Selection selection, Random random, AtomicBoolean writing)
      throws InterruptedException {
    Thread.sleep(random.nextInt(4_000));
    StreamFollower follower = new StreamFollower(SERVER, selection.query(), random);
    return new Followed(selection, follower.follow(writing));
  }

  /** A public object, with the article that it is or belongs to. */
  private record Expected(String type, String id, JsonNode object, JsonNode article) {}

  private static Map<String, JsonNode> expected(List<Expected> truth, Selection selection) {
    Map<String, JsonNode> objects = new TreeMap<>();
    truth.stream()
        .filter(each -> selection.takes(each.type(), each.article()))
        .forEach(
            each ->
                objects.put(
                    Mirror.key(each.type(), each.id()),
                    Mirror.settled(each.type(), each.object())));
    return objects;
  }

  /** Everything that has an address and answers there. */
  private static List<Expected> truth() throws Exception {
    List<Expected> truth = new ArrayList<>();
    Database database = SERVER.database();
    addAll(truth, database, "article", "article", "id", "/v1/articles/");
    addAll(truth, database, "update", "article_update", "id", "/v1/updates/");
    addAll(truth, database, "comment", "reader_comment", "id", "/v1/comments/");
    addAll(truth, database, "correction", "correction", "id", "/v1/corrections/");
    addAll(truth, database, "topic", "topic", "slug", "/v1/topics/");
    addAll(truth, database, "event", "calendar_event", "id", "/v1/events/");
    addAll(truth, database, "donation-appeal", "donation_appeal", "id", "/v1/donation-appeals/");
    return truth;
  }

  private static void addAll(
      List<Expected> truth,
      Database database,
      String type,
      String table,
      String column,
      String path)
      throws Exception {
    Api reader = SERVER.anonymous();
    List<String> ids =
        database.read(
            handle ->
                handle
                    .createQuery("select cast(%s as varchar) from %s".formatted(column, table))
                    .mapTo(String.class)
                    .list());
    for (String id : ids) {
      Answer answer = reader.get(path + id);
      assertThat(answer.status()).isIn(200, 404, 410);
      if (answer.status() == 200) {
        JsonNode object = answer.json();
        JsonNode article =
            type.equals("article") || !object.has("articleId")
                ? object
                : reader
                    .get("/v1/articles/" + object.path("articleId").asText())
                    .expect(200)
                    .json();
        truth.add(new Expected(type, id, object, article));
      }
    }
  }
}
