package org.samizdat.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what a server does by itself. */
public final class Patience {
  private static final long NANOS = Duration.ofSeconds(20).toNanos();

  private Patience() {}

  public static void await(BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begun > NANOS) {
        throw new AssertionError("waited for too long");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
