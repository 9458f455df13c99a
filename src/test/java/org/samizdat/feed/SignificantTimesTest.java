package org.samizdat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samizdat.feed.FeedReading.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** The time of an item moves when readers are told something else, and not for a comma. */
class SignificantTimesTest {

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  /** When the only item of a feed says that it was changed; its formats agree. */
  private Instant time(String feed) {
    Answer json = reader.get(feed + ".json").expect(200);
    assertThat(json.json().path("items")).hasSize(1);
    Instant said = Instant.parse(json.at("/items/0/date_modified"));
    assertThat(reader.get(feed + ".rss").text())
        .contains("<atom:updated>" + said + "</atom:updated>");
    assertThat(feed(reader.get(feed + ".atom")).getEntries().get(0).getUpdatedDate().toInstant())
        .isEqualTo(said.truncatedTo(ChronoUnit.MILLIS));
    return said;
  }

  private void edit(String path, String body, String query) {
    SERVER.clock().advance(Duration.ofMinutes(1));
    staff.ifMatch("*").patch(path + query, "{\"body\": \"%s\"}".formatted(body)).expect(200);
  }

  @Test
  void articleMovesWhenItsWordsChange() {
    Answer article =
        staff
            .post(
                "/v1/admin/articles?publish=true",
                """
                {"headline": "Shots", "body": "They fired, twice.", "topics": ["Of its own"]}""")
            .expect(201);
    String feed = "/v1/topics/of-its-own/feed";
    String path = "/v1/admin/articles/" + article.at("/id");
    Instant published = time(feed);
    edit(path, "They fired twice!", "");
    assertThat(reader.get(feed + ".json").at("/items/0/content_html")).contains("twice!");
    assertThat(time(feed)).as("a comma").isEqualTo(published);
    edit(path, "They fired thrice.", "?significant=false");
    assertThat(time(feed)).as("what its editor calls a slip").isEqualTo(published);
    edit(path, "They fired four times.", "");
    Instant said = time(feed);
    assertThat(said).isAfter(published);
    edit(path, "They *fired* four times.", "?significant=true");
    assertThat(time(feed)).as("what its editor calls news").isAfter(said);
  }

  @Test
  void liveBlogMovesWithItsUpdatesAndTheseOnTheirOwn() {
    staff
        .post(
            "/v1/admin/articles?publish=true",
            """
            {"kind": "liveblog", "slug": "moving", "headline": "Live", "body": "It goes on.",
             "topics": ["Moving"]}""")
        .expect(201);
    Instant published = time("/v1/topics/moving/feed");
    SERVER.clock().advance(Duration.ofMinutes(1));
    Answer update = desk.update("moving", "They fired.");
    String path = "/v1/admin/updates/" + update.at("/id");
    Instant told = time("/v1/topics/moving/feed");
    assertThat(told).isAfter(published).isEqualTo(time("/v1/articles/moving/feed"));
    edit(path, "They *fired*.", "");
    assertThat(time("/v1/articles/moving/feed")).isEqualTo(told);
    assertThat(time("/v1/topics/moving/feed")).isEqualTo(told);
    edit(path, "They fired again.", "");
    assertThat(time("/v1/articles/moving/feed")).isAfter(told);
  }
}
