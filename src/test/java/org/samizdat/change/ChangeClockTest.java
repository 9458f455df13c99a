package org.samizdat.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is outdated by which change. */
@Tag("no-database")
class ChangeClockTest {
  private static final UUID ARTICLE = UUID.fromString("01a20a21-1a37-7f2f-a464-8a7166eb98f6");
  private static final Instant AT = Instant.parse("2011-12-16T10:00:00Z");

  private static Change change(ChangeType type, String id, long seq) {
    return Change.of(type, id, ChangeOp.UPDATED, 1, AT).numbered(seq);
  }

  @Test
  void onlyWhatWasTouchedSinceIsOutdated() {
    ChangeClock clock = new ChangeClock();
    clock.startAt(10);
    assertThat(clock.now()).isEqualTo(10);
    assertThat(clock.isCurrent(List.of("topics", "topic:oil"), 10)).isTrue();
    clock.touch(List.of(change(ChangeType.TOPIC, "oil", 11)));
    assertThat(clock.now()).isEqualTo(11);
    assertThat(clock.isCurrent(List.of("topic:oil"), 10)).isFalse();
    assertThat(clock.isCurrent(List.of("calendar", "topics"), 10)).isFalse();
    assertThat(clock.isCurrent(List.of("calendar", "topic:gas"), 10)).isTrue();
    assertThat(clock.isCurrent(List.of("topic:oil"), 11)).isTrue();
  }

  @Test
  void whatBelongsToAnArticleTouchesIt() {
    ChangeClock clock = new ChangeClock();
    clock.touch(
        List.of(
            change(ChangeType.UPDATE, UUID.randomUUID().toString(), 1)
                .inArticle(ARTICLE, "en", List.of("oil"))));
    assertThat(clock.isCurrent(List.of("article:" + ARTICLE), 0)).isFalse();
    assertThat(clock.isCurrent(List.of("events"), 0)).isTrue();
  }

  @Test
  void changesThatComeLateOrTwiceDoNoHarm() {
    ChangeClock clock = new ChangeClock();
    clock.touch(List.of(change(ChangeType.TOPIC, "oil", 12)));
    clock.touch(List.of(change(ChangeType.TOPIC, "oil", 11)));
    clock.touch(List.of(change(ChangeType.TOPIC, "oil", 12)));
    assertThat(clock.now()).isEqualTo(12);
    assertThat(clock.isCurrent(List.of("topic:oil"), 11)).isFalse();
    assertThat(clock.isCurrent(List.of("topic:oil"), 12)).isTrue();
  }

  @Test
  void whatIsForgottenPassesForTouchedNotForNew() {
    ChangeClock clock = new ChangeClock(8);
    for (int seq = 1; seq <= 100; seq++) {
      clock.touch(List.of(change(ChangeType.TOPIC, "topic-" + seq, seq)));
    }
    for (int seq = 1; seq <= 100; seq++) {
      List<String> tag = List.of("topic:topic-" + seq);
      assertThat(clock.isCurrent(tag, seq - 1)).as("%d", seq).isFalse();
      assertThat(clock.isCurrent(tag, 100)).isTrue();
    }
    assertThat(clock.isCurrent(List.of("topic:topic-100"), 99)).isFalse();
    assertThat(clock.isCurrent(List.of("topic:never"), 99)).isTrue();
  }
}
