package org.samizdat.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is planned for a thing, as staff see it beside the thing. */
public record ScheduledView(
    Action action,
    Instant at,
    Optional<Integer> revision,
    String scheduledBy,
    Optional<ScheduledAction.Failure> failure) {

  public static List<ScheduledView> of(List<ScheduledAction> planned) {
    return planned.stream()
        .map(
            each ->
                new ScheduledView(
                    each.action(), each.at(), each.revision(), each.author(), each.failure()))
        .toList();
  }
}
