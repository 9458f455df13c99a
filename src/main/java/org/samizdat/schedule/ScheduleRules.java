package org.samizdat.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.samizdat.problem.ProblemException;

/** What may be planned for a thing, given what is planned for it already. */
final class ScheduleRules {
  private static final Duration LONGEST = Duration.ofDays(3660);

  private final Schedulable thing;
  private final List<ScheduledAction> planned;
  private final Instant now;

  ScheduleRules(Schedulable thing, List<ScheduledAction> planned, Instant now) {
    this.thing = thing;
    this.planned = planned;
    this.now = now;
  }

  ScheduledAction plan(ScheduleRequest request, String author) {
    requireState(request.action());
    requireRevision(request);
    Instant at = time(request);
    requireOrder(request.action(), at);
    boolean publish = request.action() == Action.PUBLISH;
    Optional<Integer> pinned = publish ? Optional.of(thing.revision()) : Optional.empty();
    return thing.action(request.action(), at, pinned, author);
  }

  private void requireState(Action action) {
    switch (thing.state()) {
      case DRAFT -> {
        if (action == Action.UNPUBLISH && other(Action.PUBLISH).isEmpty()) {
          throw ProblemException.wrongState("It is not public, and not going to be.");
        }
      }
      case PUBLISHED -> {
        if (action == Action.PUBLISH) {
          throw ProblemException.wrongState("It is public already.");
        }
      }
      case WITHDRAWN ->
          throw ProblemException.wrongState("It was withdrawn; only a person publishes it again.");
    }
  }

  private void requireRevision(ScheduleRequest request) {
    request
        .revision()
        .ifPresent(
            wanted -> {
              if (request.action() != Action.PUBLISH) {
                throw ProblemException.invalidContent(
                    "/revision", "belongs to publish: what is taken away goes whatever it says");
              }
              if (wanted != thing.revision()) {
                throw ProblemException.invalidContent(
                    "/revision", "must be the current one, which is " + thing.revision());
              }
            });
  }

  private Instant time(ScheduleRequest request) {
    boolean publish = request.action() == Action.PUBLISH;
    Instant at =
        request
            .at()
            .or(() -> thing.notBefore().filter(end -> publish))
            .orElseThrow(() -> ProblemException.invalidContent("/at", "is required"))
            .truncatedTo(ChronoUnit.MICROS);
    if (!at.isAfter(now)) {
      throw ProblemException.invalidContent("/at", "must be in the future");
    }
    if (at.isAfter(now.plus(LONGEST))) {
      throw ProblemException.invalidContent("/at", "must be within ten years");
    }
    if (publish && thing.notBefore().filter(at::isBefore).isPresent()) {
      throw ProblemException.invalidContent(
          "/at", "must not be before the embargo ends, at " + thing.notBefore().get());
    }
    return at;
  }

  private void requireOrder(Action action, Instant at) {
    boolean publish = action == Action.PUBLISH;
    other(publish ? Action.UNPUBLISH : Action.PUBLISH)
        .ifPresent(
            other -> {
              if (publish ? !at.isBefore(other) : !at.isAfter(other)) {
                throw ProblemException.invalidContent(
                    "/at",
                    "must be %s %s, when it is %s"
                        .formatted(
                            publish ? "before" : "after",
                            other,
                            publish ? "unpublished" : "published"));
              }
            });
  }

  private Optional<Instant> other(Action action) {
    return planned.stream()
        .filter(each -> each.action() == action && each.isWaiting())
        .map(ScheduledAction::at)
        .findFirst();
  }
}
