package org.samizdat.update;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.http.Preconditions;
import org.samizdat.schedule.Action;
import org.samizdat.schedule.Schedulable;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduleRequest;

/**
 * Planning to publish and unpublish updates at a time. That does not change an update, so it makes
 * no revision; a change of the update ends the plan to publish it.
 */
public final class UpdateSchedule {
  /** How the schedule names updates. */
  public static final String TYPE = "update";

  private final ChangeLog log;

  public UpdateSchedule(ChangeLog log) {
    this.log = log;
  }

  Update plan(Actor actor, UUID id, Preconditions seen, ScheduleRequest request) {
    return change(
        actor,
        id,
        seen,
        (write, thing) -> Schedule.plan(write.handle(), thing, request, actor.name(), write.now()));
  }

  Update cancel(Actor actor, UUID id, Preconditions seen, Optional<Action> action) {
    return change(
        actor, id, seen, (write, thing) -> Schedule.cancel(write.handle(), thing, action));
  }

  private Update change(
      Actor actor,
      UUID id,
      Preconditions seen,
      BiFunction<PublicWrite, Schedulable, Audit.Subject> work) {
    return log.write(
        actor,
        write -> {
          Update update = UpdateEditor.lock(write, id).find(id);
          seen.require(update.revision());
          write.about(work.apply(write, schedulable(update)));
          return update;
        });
  }

  private static Schedulable schedulable(Update update) {
    return new Schedulable(
        TYPE,
        update.id(),
        update.articleId(),
        update.content().headline().orElseGet(() -> update.body().text()),
        update.revision(),
        Schedulable.State.valueOf(update.status().name()),
        Optional.empty());
  }
}
