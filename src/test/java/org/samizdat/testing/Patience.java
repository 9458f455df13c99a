package org.samizdat.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what a server, or another thread, does by itself. */
public final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int PAUSE_MILLIS = 10;

  private Patience() {}

  public static void await(BooleanSupplier condition) {
    until(condition, () -> "for too long");
  }

  /** Waits until it is so; fails with what there is instead. */
  public static void until(BooleanSupplier condition, Supplier<String> instead) {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain: " + instead.get());
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
