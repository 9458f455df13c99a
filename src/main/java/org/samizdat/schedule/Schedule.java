package org.samizdat.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Audit;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * What is planned. All that writes runs in the transaction of the change that it belongs to, which
 * has locked the thing's article.
 */
public final class Schedule {
  /** SQL for: the thing with the id {@code %s} will be published. */
  public static final String WILL_BE_PUBLISHED =
      """
      exists (select 1 from scheduled_action s
              where s.object_id = %s and s.action = 'publish' and s.failed_at is null)""";

  private Schedule() {}

  /**
   * Plans an action, in the place of the one that was planned before.
   *
   * @return what the audit log is to know
   */
  public static Audit.Subject plan(
      Handle handle, Schedulable thing, ScheduleRequest request, String author, Instant now) {
    ScheduleDao dao = handle.attach(ScheduleDao.class);
    ScheduledAction wanted =
        new ScheduleRules(thing, dao.of(List.of(thing.id())), now).plan(request, author);
    dao.delete(thing.id(), wanted.action());
    dao.insert(wanted);
    return thing.subject().noted("%s at %s".formatted(WireName.of(wanted.action()), wanted.at()));
  }

  /** Forgets what was planned: this action, or all; there must be something to forget. */
  public static Audit.Subject cancel(Handle handle, Schedulable thing, Optional<Action> action) {
    if (forget(handle, thing.id(), action) == 0) {
      throw ProblemException.wrongState("Nothing of the kind is scheduled.");
    }
    return thing.subject().noted(action.map(WireName::of).orElse("all") + " cancelled");
  }

  private static int forget(Handle handle, UUID id, Optional<Action> action) {
    ScheduleDao dao = handle.attach(ScheduleDao.class);
    return action.map(List::of).orElse(List.of(Action.values())).stream()
        .mapToInt(each -> dao.delete(id, each))
        .sum();
  }

  /** Forgets all that was planned for something that is deleted. */
  public static void forget(Handle handle, UUID id) {
    forget(handle, id, Optional.empty());
  }

  /**
   * Takes note of a new revision: what was planned is done now, whoever did it; or it was planned
   * for another revision, and will not be done.
   */
  public static void revised(
      Handle handle, UUID id, int revision, boolean wasPublic, boolean isPublic, Instant now) {
    ScheduleDao dao = handle.attach(ScheduleDao.class);
    if (wasPublic != isPublic) {
      dao.delete(id, isPublic ? Action.PUBLISH : Action.UNPUBLISH);
    } else if (!isPublic) {
      dao.of(List.of(id)).stream()
          .filter(each -> each.revision().filter(pinned -> pinned != revision).isPresent())
          .forEach(each -> fail(handle, each, changed(each, revision), now));
    }
  }

  private static ProblemException changed(ScheduledAction action, int revision) {
    return new ProblemException(
        ProblemType.PRECONDITION_FAILED,
        "It was changed: revision %d was to be published, and there is %d. Schedule it again."
            .formatted(action.revision().orElseThrow(), revision));
  }

  /**
   * What is planned and due, as it stands in the transaction that does it.
   *
   * @throws NoLongerDue when it was done, put off or cancelled meanwhile
   * @throws ProblemException when it was planned for another revision
   */
  public static void requireDue(Handle handle, ScheduledAction due, int revision, Instant now) {
    ScheduledAction planned =
        of(handle, due.objectId()).stream()
            .filter(each -> each.action() == due.action() && each.isWaiting())
            .filter(each -> !each.at().isAfter(now))
            .findFirst()
            .orElseThrow(NoLongerDue::new);
    if (planned.revision().filter(pinned -> pinned != revision).isPresent()) {
      throw changed(planned, revision);
    }
  }

  /** What is planned for a thing, the next first. */
  public static List<ScheduledAction> of(Handle handle, UUID id) {
    return handle.attach(ScheduleDao.class).of(List.of(id));
  }

  /** What is planned for these things, the next first, by their ids. */
  public static Map<UUID, List<ScheduledAction>> of(Handle handle, List<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : handle.attach(ScheduleDao.class).of(ids).stream()
            .collect(Collectors.groupingBy(ScheduledAction::objectId));
  }

  /** When the next of all that is planned is due. */
  public static Optional<Instant> next(Handle handle) {
    return handle.attach(ScheduleDao.class).next();
  }

  /** When the next of what is planned for an article, or a part of it, is due. */
  public static Optional<Instant> next(Handle handle, UUID articleId) {
    return handle.attach(ScheduleDao.class).next(articleId);
  }

  static void fail(Handle handle, ScheduledAction action, ProblemException why, Instant now) {
    handle
        .attach(ScheduleDao.class)
        .fail(action.objectId(), action.action(), action.at(), now, why.type().uri(), why.detail());
  }
}
