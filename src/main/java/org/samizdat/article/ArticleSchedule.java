package org.samizdat.article;

import java.util.Optional;
import java.util.function.BiFunction;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.http.Preconditions;
import org.samizdat.schedule.Action;
import org.samizdat.schedule.DueWork;
import org.samizdat.schedule.Schedulable;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduleRequest;
import org.samizdat.schedule.ScheduledAction;

/**
 * Publishing and unpublishing articles at a time. Planning does not change an article, so it makes
 * no revision; a change of the article ends the plan to publish it.
 */
public final class ArticleSchedule {
  /** How the schedule names articles. */
  public static final String TYPE = "article";

  private final ChangeLog log;

  public ArticleSchedule(ChangeLog log) {
    this.log = log;
  }

  Article plan(Actor actor, ArticleRef ref, Preconditions seen, ScheduleRequest request) {
    return change(
        actor,
        ref,
        seen,
        (write, thing) -> Schedule.plan(write.handle(), thing, request, actor.name(), write.now()));
  }

  Article cancel(Actor actor, ArticleRef ref, Preconditions seen, Optional<Action> action) {
    return change(
        actor, ref, seen, (write, thing) -> Schedule.cancel(write.handle(), thing, action));
  }

  private Article change(
      Actor actor,
      ArticleRef ref,
      Preconditions seen,
      BiFunction<PublicWrite, Schedulable, Audit.Subject> work) {
    return log.write(
        actor,
        write -> {
          Article article = new ArticleStore(write).lock(ref);
          seen.require(article.revision());
          write.about(work.apply(write, schedulable(article)));
          return article;
        });
  }

  private static Schedulable schedulable(Article article) {
    return new Schedulable(
        TYPE,
        article.id(),
        article.id(),
        article.content().headline(),
        article.revision(),
        Schedulable.State.valueOf(article.status().name()),
        article.content().embargoedUntil());
  }

  /** Does what was planned, as whoever planned it would do it now. */
  public void perform(ScheduledAction due) {
    ArticleStep step =
        switch (due.action()) {
          case PUBLISH -> ArticleStep.published(Optional.empty());
          case UNPUBLISH -> ArticleStep.unpublished();
        };
    log.write(
        DueWork.ACTOR,
        write -> {
          Article before = new ArticleStore(write).lock(new ArticleRef(due.objectId().toString()));
          Schedule.requireDue(write.handle(), due, before.revision(), write.now());
          return step.take(write, DueWork.ACTOR, before);
        });
  }
}
