package org.samizdat.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.access.Actor;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.testing.Patience;
import org.samizdat.testing.TestClock;
import org.samizdat.testing.TestDatabase;
import org.samizdat.testing.TestDatabaseExtension;

/** What the hub is told, whatever it answers, and whoever tells it. */
class HubPingsTest {
  private static final BaseUrl BASE = new BaseUrl("https://news.example.org");
  private static final int FORMATS = FeedFormat.values().length;

  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private final TestClock clock = new TestClock();
  private final ChangeLog log = new ChangeLog(DATABASE.get(), clock);
  private final TestHub hub = new TestHub();
  private final List<HubPings> started = new ArrayList<>();

  @BeforeEach
  void forgetOtherTests() {
    long head = log.head();
    DATABASE
        .get()
        .write(handle -> handle.execute("update hub_ping set seq = ?, leased_until = null", head));
  }

  @AfterEach
  void close() throws Exception {
    for (HubPings each : started) {
      each.stop();
    }
    hub.close();
  }

  private HubPings pings(Database database) {
    return new HubPings(database, clock, BASE, new Hub(hub.url(), "samizdat"));
  }

  private HubPings start(Database database) {
    HubPings pings = pings(database);
    pings.start();
    started.add(pings);
    return pings;
  }

  private HubPings start() {
    return start(DATABASE.get());
  }

  /** Changes something about a topic, which has one feed in each format. */
  private void change(String topic) {
    log.write(
        Actor.server("test"),
        write -> {
          write.announce(Change.of(ChangeType.TOPIC, topic, ChangeOp.UPDATED, 1, write.now()));
          return topic;
        });
    started.forEach(HubPings::poke);
  }

  private static String feed(String topic) {
    return "https://news.example.org/v1/topics/" + topic + "/feed.json";
  }

  private long told() {
    return DATABASE.get().jdbi().withExtension(HubDao.class, HubDao::told);
  }

  private void awaitAllTold() {
    Patience.until(() -> told() == log.head(), () -> told() + " of " + log.head());
  }

  @Test
  void whatHappensWhileTheHubIsToldIsToldOnceAfterwards() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    hub.answering(
        feed -> {
          asked.countDown();
          await(written);
          return 204;
        });
    start();
    change("busy");
    asked.await();
    for (int i = 0; i < 50; i++) {
      change("busy");
    }
    written.countDown();
    awaitAllTold();
    assertThat(hub.told()).hasSize(2 * FORMATS);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void hubThatIsAwayIsToldAgainLaterAndNotBefore() throws Exception {
    HubPings pings = pings(DATABASE.get());
    hub.answering(feed -> 503);
    change("away");
    pings.round();
    hub.answering(feed -> 204);
    change("meanwhile");
    pings.round();
    assertThat(hub.told()).hasSize(1);
    assertThat(told()).isLessThan(log.head());
    clock.advance(Duration.ofSeconds(3));
    pings.round();
    assertThat(hub.told()).hasSize(1 + 2 * FORMATS).contains(feed("away"), feed("meanwhile"));
    assertThat(told()).isEqualTo(log.head());
  }

  @Test
  void hubThatStaysAwayIsGivenUpAndHearsOfTheNextChange() throws Exception {
    HubPings pings = pings(DATABASE.get());
    hub.answering(feed -> 500);
    change("lost");
    for (int attempts = 1; attempts <= 5; attempts++) {
      assertThat(told()).isLessThan(log.head());
      pings.round();
      assertThat(hub.told()).hasSize(attempts);
      clock.advance(Duration.ofMinutes(6));
    }
    pings.round();
    assertThat(told()).isEqualTo(log.head());
    hub.answering(feed -> 202);
    hub.told().clear();
    change("next");
    pings.round();
    assertThat(hub.told()).hasSize(FORMATS).contains(feed("next"));
  }

  @Test
  void redirectsAreNotFollowedAndARefusalIsNotRepeated() throws Exception {
    try (TestHub elsewhere = new TestHub()) {
      HubPings pings = pings(DATABASE.get());
      hub.redirectingTo(elsewhere.url());
      change("redirected");
      pings.round();
      pings.round();
      assertThat(hub.told()).hasSize(FORMATS);
      assertThat(elsewhere.told()).isEmpty();
      assertThat(told()).isEqualTo(log.head());
    }
  }

  @Test
  void whatChangedWhileNobodyWasThereIsToldUnlessItIsOld() throws Exception {
    change("old");
    clock.advance(Duration.ofMinutes(61));
    change("recent");
    pings(DATABASE.get()).round();
    assertThat(hub.told()).hasSize(FORMATS).contains(feed("recent"));
  }

  @Test
  void whatWasUnderWayAtAStopIsToldAfterTheStart() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    hub.answering(
        feed -> {
          asked.countDown();
          await(stopped);
          return 204;
        });
    HubPings first = start();
    change("cut");
    asked.await();
    first.stop();
    started.clear();
    stopped.countDown();
    hub.awaitPings(1);
    hub.told().clear();
    start();
    hub.awaitTold(feed("cut"));
    awaitAllTold();
  }

  @Test
  void nodeWithoutTheLeaseTellsNothingUntilItHasRunOut() throws Exception {
    HubPings one = pings(DATABASE.get());
    HubPings other = pings(DATABASE.get());
    change("first");
    one.round();
    hub.told().clear();
    change("second");
    other.round();
    assertThat(hub.told()).isEmpty();
    clock.advance(Duration.ofSeconds(61));
    other.round();
    assertThat(hub.told()).hasSize(FORMATS).contains(feed("second"));
    change("third");
    one.round();
    assertThat(hub.told()).hasSize(FORMATS);
  }

  @Test
  void severalNodesTellOnce() throws Exception {
    if (!TestDatabase.isPostgresql()) {
      return; // H2 has one owner
    }
    Database second = DATABASE.open();
    try {
      start();
      start(second);
      for (int i = 0; i < 3; i++) {
        String topic = "shared-" + i;
        change(topic);
        hub.awaitTold(feed(topic));
        awaitAllTold();
      }
      assertThat(hub.told()).doesNotHaveDuplicates().hasSize(3 * FORMATS);
    } finally {
      close();
      started.clear();
      second.stop();
    }
  }

  @Test
  void changeOfAnArticleIsToldForItsLanguagesAndTopicsOldAndNew() {
    Change change =
        Change.of(
                ChangeType.ARTICLE,
                UUID.randomUUID().toString(),
                ChangeOp.UPDATED,
                2,
                clock.instant())
            .inArticle(UUID.randomUUID(), "kk-Cyrl-KZ", List.of("new"))
            .leaving(Optional.of("ru"), List.of("left"))
            .replacing(Optional.of("old-slug"));
    List<String> addresses =
        DATABASE.get().read(handle -> new ChangedFeeds(handle).since(List.of(change))).stream()
            .map(
                each ->
                    each.first(BASE, FeedFormat.ATOM).replace("https://news.example.org/v1", ""))
            .toList();
    assertThat(addresses)
        .contains(
            "/feed.atom",
            "/feed.atom?language=kk-Cyrl-KZ",
            "/feed.atom?language=kk-Cyrl",
            "/feed.atom?language=kk",
            "/feed.atom?language=ru",
            "/topics/new/feed.atom?language=kk",
            "/topics/left/feed.atom",
            "/articles/old-slug/feed.atom")
        .hasSize(5 * 3 + 1);
  }
}
