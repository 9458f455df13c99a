package org.samizdat.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is planned for a thing.
 *
 * @param type of the thing, such as {@code article}
 * @param articleId the article that it is, or belongs to
 * @param revision the revision that is to be published, and no other
 * @param title what it is called, for lists
 * @param author who planned it
 * @param failure why it was not, or will not be, done
 */
public record ScheduledAction(
    UUID objectId,
    Action action,
    String type,
    UUID articleId,
    Instant at,
    Optional<Integer> revision,
    String title,
    String author,
    Optional<Failure> failure) {

  /**
   * Why something that was planned cannot be done.
   *
   * @param at when it turned out
   * @param type the problem type that the same verb would answer
   */
  public record Failure(Instant at, String type, String detail) {}

  boolean isWaiting() {
    return failure.isEmpty();
  }

  /** When the thing will be published, if it will. */
  public static Optional<Instant> publication(List<ScheduledAction> planned) {
    return planned.stream()
        .filter(each -> each.action == Action.PUBLISH && each.isWaiting())
        .map(ScheduledAction::at)
        .findFirst();
  }
}
