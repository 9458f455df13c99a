package org.samizdat.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** Live blogs begin and end in their time, and no cache keeps anything past such a time. */
class ArticleTimesTest {
  private static final String ADMIN = "/v1/admin/articles/";
  private static final String PUBLIC = "/v1/articles/";

  /** Each answer is made anew: what one of before says of a plan made since is not the point. */
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "6")
          .with("SAMIZDAT_CACHE_BYTES", "0");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();
  private final Desk desk = new Desk(staff);

  private static Instant in(Duration time) {
    return SERVER.clock().instant().plus(time);
  }

  private String state(String slug) {
    return reader.get(PUBLIC + slug).expect(200).at("/live/state");
  }

  private void awaitState(String slug, String state) {
    Patience.await(() -> state(slug).equals(state));
  }

  private String cacheControl(String path) {
    return reader.get(path).expect(200).header("Cache-Control").orElseThrow();
  }

  private String announced(Duration ahead) {
    String slug = Desk.slug("announced");
    staff
        .post(
            "/v1/admin/articles?publish=true",
            "{\"headline\": \"H\", \"slug\": \"%s\", \"kind\": \"liveblog\", \"coverageStartsAt\": \"%s\"}"
                .formatted(slug, in(ahead)))
        .expect(201);
    return slug;
  }

  @Test
  void announcedLiveBlogBeginsAtItsTime() {
    String slug = announced(Duration.ofMinutes(30));
    String early = announced(Duration.ofMinutes(30));
    desk.update(early, "It begins before its time.");
    Answer before = reader.get(PUBLIC + slug).expect(200);
    assertThat(before.at("/live/state")).isEqualTo("scheduled");
    SERVER.clock().advance(Duration.ofMinutes(31));
    awaitState(slug, "live");
    Answer after = reader.get(PUBLIC + slug).expect(200);
    assertThat(after.json().path("revision").asInt()).isEqualTo(3);
    assertThat(Instant.parse(after.at("/live/coverageStartedAt"))).isBefore(in(Duration.ZERO));
    assertThat(
            new ChangeLog(SERVER.database(), SERVER.clock())
                .after(0, 10_000).stream()
                    .filter(change -> change.objectId().equals(after.at("/id")))
                    .map(change -> change.op()))
        .containsExactly(ChangeOp.PUBLISHED, ChangeOp.UPDATED);
    assertThat(reader.get(PUBLIC + early).json().path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void quietLiveBlogEndsAndCanBeReopened() {
    String slug = desk.liveBlog(Desk.slug("quiet")).at("/slug");
    String draft = desk.draft(Desk.slug("quiet"), "liveblog").at("/slug");
    SERVER.clock().advance(Duration.ofHours(5));
    desk.update(slug, "Still here.");
    SERVER.clock().advance(Duration.ofHours(5));
    String other = desk.liveBlog(Desk.slug("quiet")).at("/slug");
    SERVER.clock().advance(Duration.ofHours(2));
    awaitState(slug, "ended");
    assertThat(reader.get(PUBLIC + slug).at("/live/coverageEndedAt")).isNotEmpty();
    assertThat(state(other)).isEqualTo("live");
    assertThat(staff.get(ADMIN + draft).at("/live/state")).isEqualTo("scheduled");
    staff
        .send("POST", ADMIN + slug + "/updates?publish=true", "text/plain", "Too late.")
        .expectProblem(409, "wrong-state");

    staff.ifMatch("*").post(ADMIN + slug + "/reopen").expect(200);
    SERVER.clock().advance(Duration.ofHours(5));
    awaitState(other, "ended");
    assertThat(state(slug)).isEqualTo("live");
  }

  @Test
  void archiveThatIsBeingFilledIsNotEndedByItsDates() {
    String slug = desk.draft(Desk.slug("archive"), "liveblog").at("/slug");
    staff
        .ifMatch("*")
        .post(ADMIN + slug + "/publish", "{\"publishedAt\": \"2011-12-16T10:00:00Z\"}")
        .expect(200);
    String quiet = desk.liveBlog(Desk.slug("quiet")).at("/slug");
    SERVER.clock().advance(Duration.ofHours(3));
    desk.update(slug, "Update 13:10 GMT: Rallies are planned.");
    SERVER.clock().advance(Duration.ofHours(4));
    awaitState(quiet, "ended");
    assertThat(state(slug)).isEqualTo("live");
  }

  @Test
  void noAnswerIsKeptPastTheNextPlannedChange() {
    String slug = desk.liveBlog(Desk.slug("cached")).at("/slug");
    String update = desk.update(slug, "Here.").at("/id");
    String other = desk.article(Desk.slug("cached")).at("/slug");
    List<String> own =
        List.of(
            PUBLIC + slug,
            PUBLIC + slug + "/updates",
            PUBLIC + slug + "/comments",
            "/v1/updates/" + update);
    List<String> all =
        List.of(
            "/v1/articles",
            "/v1/topics",
            "/v1/topics/oil",
            "/v1/calendar",
            "/v1/events",
            "/v1/donation-appeals");
    own.forEach(path -> assertThat(cacheControl(path)).contains("stale-while-revalidate"));
    all.forEach(path -> assertThat(cacheControl(path)).contains("stale-while-revalidate"));

    String plan = ADMIN + slug + "/schedule";
    staff.ifMatch("*").post(plan, unpublishIn(20)).expect(200);
    own.forEach(path -> assertThat(cacheControl(path)).matches("public, max-age=(1?\\d|20)"));
    all.forEach(path -> assertThat(cacheControl(path)).matches("public, max-age=(1?\\d|20)"));
    assertThat(cacheControl(PUBLIC + other)).contains("max-age=30, stale-while-revalidate");

    staff.ifMatch("*").delete(plan).expect(200);
    own.forEach(path -> assertThat(cacheControl(path)).contains("stale-while-revalidate"));
    all.forEach(path -> assertThat(cacheControl(path)).contains("stale-while-revalidate"));
  }

  private static String unpublishIn(int seconds) {
    return "{\"action\": \"unpublish\", \"at\": \"%s\"}".formatted(in(Duration.ofSeconds(seconds)));
  }
}
