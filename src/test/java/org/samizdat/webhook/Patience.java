package org.samizdat.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread is about to do. */
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private Patience() {}

  /** Waits until it is so; fails with what there is instead. */
  static void until(BooleanSupplier condition, Supplier<String> instead) {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain: " + instead.get());
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
