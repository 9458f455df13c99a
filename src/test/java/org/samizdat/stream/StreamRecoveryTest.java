package org.samizdat.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.change.ChangeFilter;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.change.ChangeType;
import org.samizdat.testing.Desk;
import org.samizdat.testing.EventStream;
import org.samizdat.testing.SamizdatServer;

/** Coming back to the stream after long, with an id that is no good, and after a restart. */
@Tag("no-database")
class StreamRecoveryTest {
  private static final int MANY = 150;

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Desk desk = new Desk(SERVER.admin());

  private static String now() {
    try (EventStream stream = EventStream.open(SERVER.port(), "")) {
      return stream.next("ready").id();
    }
  }

  private static EventStream resume(String id) {
    return EventStream.open(SERVER.port(), "?types=update,event", id);
  }

  @Test
  void streamsGoOnOverRestartsHoweverMuchWasMissed() throws Exception {
    String slug = Desk.slug("restarted");
    desk.liveBlog(slug);
    String id = now();
    try (EventStream open = resume(id)) {
      open.next("ready");
      List<String> missed = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        missed.add(desk.update(slug, "Update " + i).at("/id"));
      }
      assertThat(open.changes(MANY)).hasSize(MANY);
      SERVER.stop();
      assertThat(open.untilEnd()).isEmpty();
      assertThat(open.retry()).isBetween(2_000, 4_000);
      SERVER.start();
      // nothing happened since: the id of the last change is still the place to go on from
      try (EventStream again = resume(open.lastId());
          EventStream behind = resume(id)) {
        again.next("ready");
        assertThat(behind.changesUntil("ready"))
            .extracting(each -> each.data().path("id").asText())
            .containsExactlyElementsOf(missed);
        new Desk(SERVER.admin()).update(slug, "After the restart.");
        assertThat(again.changes(1)).containsExactly("update published");
        assertThat(behind.changes(1)).containsExactly("update published");
      }
    }
  }

  @Test
  void idsThatAreNoneAreToldToBeginAnewAndGoOnFromNow() {
    String id = now();
    ChangeToken here = ChangeToken.decode(id).orElseThrow();
    char other = id.charAt(20) == 'A' ? 'B' : 'A';
    ChangeToken walking =
        new ChangeToken(
            here.epoch(),
            here.seq(),
            Optional.of(new ChangeToken.Place(ChangeType.ARTICLE, "")),
            ChangeFilter.ALL,
            false);
    for (String wrong :
        List.of(
            "garbage",
            "' or 1=1 --",
            id.substring(0, id.length() - 4),
            id + "AAAA",
            id.substring(0, 20) + other + id.substring(21),
            walking.encode(),
            ChangeToken.at(UUID.randomUUID(), here.seq()).encode(),
            ChangeToken.at(here.epoch(), here.seq() + 1_000_000).encode(),
            ChangeToken.at(here.epoch(), -1_000_000).encode(),
            ChangeToken.at(here.epoch(), Long.MAX_VALUE).encode())) {
      assertReset(wrong);
    }
  }

  private void assertReset(String id) {
    try (EventStream stream = resume(id)) {
      EventStream.Event reset = stream.next("reset");
      assertThat(reset.data().path("startAgain").asText())
          .isEqualTo(SamizdatServer.BASE_URL + "/v1/changes?since=initial");
      assertThat(stream.next("ready").id()).isEqualTo(reset.id());
      String slug = Desk.slug("reset");
      desk.liveBlog(slug);
      desk.update(slug, "An update.");
      assertThat(stream.changes(1)).containsExactly("update published");
      try (EventStream again = resume(reset.id())) {
        assertThat(again.changesUntil("ready")).hasSize(1);
      }
    }
  }

  @Test
  void whatIsForgottenCannotBeTold() throws Exception {
    String old;
    String recent;
    try (EventStream stream = EventStream.open(SERVER.port(), "?types=article")) {
      old = stream.next("ready").id();
      desk.article(Desk.slug("old"));
      // a write is answered before the stream has told it, and only then is the place behind it
      assertThat(stream.changes(1)).containsExactly("article published");
      recent = stream.lastId();
    }
    SERVER.clock().advance(Duration.ofDays(31));
    ChangeLog log = new ChangeLog(SERVER.database(), SERVER.clock());
    assertThat(log.forget(Duration.ofDays(30))).isPositive();
    // what this server still remembers itself, another may not
    SERVER.stop();
    SERVER.start();
    try (EventStream late = resume(old);
        EventStream early = resume(recent)) {
      late.next("reset");
      late.next("ready");
      early.next("ready");
    }
  }

  @Test
  void restoredBackupBeginsAnewForAll() {
    String before = now();
    try (EventStream stream = resume(before)) {
      stream.next("ready");
      ChangeLog.beginAnew(SERVER.database());
      SERVER.admin();
      assertThat(stream.untilEnd()).isEmpty();
    }
    try (EventStream stream = resume(before)) {
      stream.next("reset");
    }
  }
}
