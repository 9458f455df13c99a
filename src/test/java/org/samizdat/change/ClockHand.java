package org.samizdat.change;

import java.time.Instant;
import java.util.List;

/** Moves a change clock as the log would, for tests elsewhere. */
public final class ClockHand {
  private ClockHand() {}

  /** Lets the clock hear of a change to something that belongs to no article. */
  public static void touch(ChangeClock clock, ChangeType type, String id, long seq) {
    clock.touch(List.of(Change.of(type, id, ChangeOp.UPDATED, 1, Instant.EPOCH).numbered(seq)));
  }
}
