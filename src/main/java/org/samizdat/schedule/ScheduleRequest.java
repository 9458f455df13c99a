package org.samizdat.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be planned.
 *
 * @param action publish when absent
 * @param at in the future; the end of the embargo when absent
 * @param revision the revision that is to be published, which must be the current one; that when
 *     absent
 */
public record ScheduleRequest(Action action, Optional<Instant> at, Optional<Integer> revision) {
  /** What was left out gets its default. */
  public ScheduleRequest {
    action = action == null ? Action.PUBLISH : action;
  }
}
