package org.samizdat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.sync.RandomNewsroom;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/**
 * Once a write has been answered, no reader gets what was before: whatever was written, every
 * address answers from the cache what a server without one answers from the same database.
 */
class FreshnessTest {
  private static final int STEPS = 80;
  private static final long SEED = 19111986;

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000")
          .with("SAMIZDAT_CACHE_BYTES", "67108864");

  @RegisterExtension
  static final SamizdatServer UNCACHED =
      new SamizdatServer().sharing(SERVER).with("SAMIZDAT_CACHE_BYTES", "0");

  @Test
  void everyAnswerIsThatOfTheDatabase() {
    Random random = new Random(SEED);
    RandomNewsroom newsroom = new RandomNewsroom(SERVER, false);
    Api cached = SERVER.anonymous();
    Api uncached = UNCACHED.anonymous();
    int hits = 0;
    for (int step = 0; step < STEPS; step++) {
      newsroom.step(random);
      for (String path : addresses(newsroom, random)) {
        Answer answer = cached.get(path);
        Answer truth = uncached.get(path);
        assertThat(answer.status()).as("step %d: %s", step, path).isEqualTo(truth.status());
        assertThat(withoutRequestId(answer))
            .as("step %d: %s", step, path)
            .isEqualTo(withoutRequestId(truth));
        hits += answer.header("Cache-Status").filter("samizdat; hit"::equals).isPresent() ? 1 : 0;
      }
    }
    assertThat(newsroom.done()).isGreaterThan(STEPS / 2);
    assertThat(hits).as("answers from the cache").isGreaterThan(STEPS);
  }

  private static List<String> addresses(RandomNewsroom newsroom, Random random) {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/v1/articles?fields=slug,revision,topics,comments,live,updatedAt",
                "/v1/articles?topic=oil&limit=5",
                "/v1/topics",
                "/v1/topics/press",
                "/v1/events?limit=3",
                "/v1/donation-appeals",
                "/v1/donation-appeals/current",
                "/v1/calendar/2011/12",
                "/v1/calendar/2011/12/17?language=en"));
    List<String> articles = newsroom.articles();
    if (!articles.isEmpty()) {
      String article = articles.get(random.nextInt(articles.size()));
      paths.add("/v1/articles/" + article);
      paths.add("/v1/articles/" + article + "?include=updates,comments,claims");
      paths.add("/v1/articles/" + article + "/claims");
      paths.add("/v1/articles/" + article + "/updates?limit=4");
      paths.add("/v1/articles/" + article + "/comments?format=tree");
      paths.add("/v1/comments/counts?articles=" + article);
      paths.add("/v1/donation-appeals/current?article=" + article);
    }
    return paths;
  }

  private static JsonNode withoutRequestId(Answer answer) {
    JsonNode json = answer.json();
    if (json instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
      object.remove("requestId");
    }
    return json;
  }
}
