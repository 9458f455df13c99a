package org.samizdat.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samizdat.testing.TestClock;

/** Who looks for what is due goes on looking, whatever happens. */
@Tag("no-database")
class DueWorkTest {
  private static final Instant NOW = Instant.parse("2011-12-16T10:00:00Z");

  private final List<String> done = new ArrayList<>();

  private DueItems<String> items(String... due) {
    return new DueItems<>("Test", now -> List.of(due), this::perform);
  }

  private void perform(String item) {
    done.add(item);
    if (item.startsWith("broken")) {
      throw new IllegalStateException("broken on purpose");
    }
    if (item.startsWith("gone")) {
      throw new NoLongerDue();
    }
  }

  @Test
  void whatFailsRestsAndHoldsUpNothingElse() {
    DueItems<String> items = items("broken", "gone", "sound");
    items.perform(NOW, () -> false);
    assertThat(done).containsExactly("broken", "gone", "sound");
    items.perform(NOW, () -> false);
    assertThat(done.subList(3, done.size())).containsExactly("gone", "sound");
  }

  @Test
  void nothingIsBegunOnceItIsTimeToStop() {
    items("one", "other").perform(NOW, () -> !done.isEmpty());
    assertThat(done).containsExactly("one");
  }

  @Test
  void clockThatJumpsBackDoesNotStopTheLooking() throws Exception {
    TestClock clock = new TestClock();
    DueWork work = new DueWork(clock);
    CountDownLatch looks = new CountDownLatch(3);
    work.add(
        "Looking",
        now -> {
          looks.countDown();
          clock.advance(Duration.ofHours(-1));
          throw new IllegalStateException("broken on purpose");
        },
        item -> {});
    work.start();
    try {
      assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      work.stop();
    }
  }
}
