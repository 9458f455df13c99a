package org.samizdat.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.samizdat.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of work that falls due. What fails rests for a while, and holds up nothing else. */
final class DueItems<T> {
  private static final Logger LOGGER = LoggerFactory.getLogger(DueItems.class);
  private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();

  private final String name;
  private final Function<Instant, List<T>> due;
  private final Consumer<T> work;

  /** What has failed, and when, by a clock that nobody sets. */
  private final Map<T, Long> resting = new HashMap<>();

  DueItems(String name, Function<Instant, List<T>> due, Consumer<T> work) {
    this.name = name;
    this.due = due;
    this.work = work;
  }

  /** Does all that is due, unless it is time to stop. */
  void perform(Instant now, BooleanSupplier stop) {
    long tick = System.nanoTime();
    resting.values().removeIf(failedAt -> tick - failedAt > REST_NANOS);
    for (T item : due.apply(now)) {
      if (stop.getAsBoolean()) {
        return;
      }
      if (!resting.containsKey(item)) {
        perform(item);
      }
    }
  }

  private void perform(T item) {
    try {
      work.accept(item);
    } catch (NoLongerDue e) {
      LOGGER.debug("{}: {} is done already", name, item);
    } catch (RuntimeException e) {
      if (Outage.explains(e)) {
        throw e; // so would all others
      }
      LOGGER.warn("{}: {} failed and will be tried again", name, item, e);
      resting.put(item, System.nanoTime());
    }
  }
}
