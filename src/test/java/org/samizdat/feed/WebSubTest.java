package org.samizdat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samizdat.feed.FeedReading.links;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** A newsroom with a hub: feeds name it, and it hears of everything. */
@Tag("no-database")
class WebSubTest {
  private static final TestHub HUB = new TestHub();
  private static final String API = SamizdatServer.BASE_URL + "/v1";

  @RegisterExtension
  static final SamizdatServer SERVER = new SamizdatServer().with("SAMIZDAT_WEBSUB_HUB", HUB.url());

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "atom", "rss"})
  void feedNamesItsHubAndItselfOnce(String format) {
    String blog = new Desk(staff).liveBlog(Desk.slug("hub")).at("/slug");
    for (String path :
        List.of(
            "/feed." + format,
            "/feed." + format + "?language=en",
            "/topics/oil/feed." + format,
            "/articles/" + blog + "/feed." + format)) {
      String link = "<%s%s>; rel=\"self\", <%s>; rel=\"hub\"".formatted(API, path, HUB.url());
      Answer get = reader.get("/v1" + path).expect(200);
      assertThat(get.header("Link")).hasValue(link);
      assertThat(reader.head("/v1" + path).expect(200).header("Link")).hasValue(link);
      if (format.equals("json")) {
        assertThat(get.at("/hubs/0/url")).isEqualTo(HUB.url());
        assertThat(get.at("/hubs/0/type")).isEqualTo("WebSub");
        assertThat(get.at("/feed_url")).isEqualTo(API + path);
      } else {
        assertThat(links(get)).containsEntry("self", API + path).containsEntry("hub", HUB.url());
      }
    }
  }

  @Test
  void hubHearsOfEveryFeedThatHasChanged() {
    Desk desk = new Desk(staff);
    Answer blog = desk.liveBlog(Desk.slug("told"));
    String own = API + "/articles/" + blog.at("/slug") + "/feed";
    HUB.awaitTold(
        API + "/feed.json",
        API + "/feed.atom",
        API + "/feed.rss",
        API + "/feed.json?language=en",
        API + "/topics/oil/feed.atom",
        API + "/topics/oil/feed.rss?language=en",
        own + ".rss");
    HUB.told().clear();
    desk.update(blog.at("/slug"), "Something new.");
    HUB.awaitTold(API + "/feed.json", own + ".json", own + ".atom", own + ".rss");
    HUB.told().clear();
    staff
        .ifMatch("*")
        .post("/v1/admin/articles/" + blog.at("/id") + "/withdraw", "{\"reason\": \"error\"}")
        .expect(200);
    HUB.awaitTold(API + "/feed.json", own + ".json");
  }
}
