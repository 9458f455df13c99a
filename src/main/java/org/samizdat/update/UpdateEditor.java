package org.samizdat.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.samizdat.access.Actor;
import org.samizdat.access.Scope;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.LiveBlog;
import org.samizdat.article.RevisionKind;
import org.samizdat.article.Withdrawal;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Preconditions;
import org.samizdat.problem.ProblemException;
import org.samizdat.schedule.Action;
import org.samizdat.schedule.DueWork;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduledAction;

/** The rules by which staff change updates. Each call is one transaction and makes one revision. */
public final class UpdateEditor {
  private final ChangeLog log;
  private final UpdateDrafts drafts;

  public UpdateEditor(ChangeLog log, ZoneId siteZone) {
    this.log = log;
    this.drafts = new UpdateDrafts(siteZone);
  }

  /** Adds an update to a live blog, as a draft or at once for everyone. */
  public Update create(Actor actor, ArticleRef article, UpdateContent content, boolean publish) {
    return create(actor, article, content, publish, Optional.empty());
  }

  /** The same with the time that it was first published at, for archives. */
  public Update create(
      Actor actor,
      ArticleRef article,
      UpdateContent content,
      boolean publish,
      Optional<Instant> publishedAt) {
    if (publish) {
      actor.require(Scope.PUBLISH, "Publishing");
    }
    return log.write(
        actor,
        write -> {
          LiveBlog blog = LiveBlog.lock(write, article);
          blog.requireOpen();
          UpdateStore store = new UpdateStore(write, blog);
          Update draft = drafts.of(Database.newId(), blog.article().id(), content, write.now());
          Update stored = store.insert(draft, actor);
          return publish
              ? store.save(
                  stored,
                  published(publishedAt).apply(stored, write.now()).revised(write.now()),
                  RevisionKind.PUBLISHED,
                  Optional.empty(),
                  actor)
              : stored;
        });
  }

  /**
   * Replaces the content.
   *
   * @param significant whether it says something else since; told by its words when absent
   */
  public Update replace(
      Actor actor,
      UUID id,
      Preconditions seen,
      UpdateContent content,
      Optional<Boolean> significant) {
    return change(
        actor,
        id,
        seen,
        new Revising(RevisionKind.EDITED, significant),
        edited(actor, before -> content));
  }

  /** Changes the content by a JSON Merge Patch (RFC 7396). */
  public Update patch(
      Actor actor, UUID id, Preconditions seen, JsonNode patch, Optional<Boolean> significant) {
    return change(
        actor,
        id,
        seen,
        new Revising(RevisionKind.EDITED, significant),
        edited(
            actor, before -> MergePatch.apply(drafts.written(before), patch, UpdateContent.class)));
  }

  /** The same as an earlier revision had it. */
  public Update restore(
      Actor actor, UUID id, Preconditions seen, Function<Update, UpdateContent> earlier) {
    return change(actor, id, seen, Revising.as(RevisionKind.RESTORED), edited(actor, earlier));
  }

  /**
   * What makes a revision.
   *
   * @param significant whether it says something else since; told by its words when absent
   */
  private record Revising(RevisionKind what, Optional<Boolean> significant) {
    static Revising as(RevisionKind what) {
      return new Revising(what, Optional.empty());
    }
  }

  /** The same within a write that does more, and that readers are to know of. */
  public Update patch(PublicWrite write, Actor actor, UUID id, Preconditions seen, JsonNode patch) {
    return change(
        write,
        actor,
        id,
        requiring(seen),
        new Revising(RevisionKind.EDITED, Optional.of(true)),
        edited(
            actor, before -> MergePatch.apply(drafts.written(before), patch, UpdateContent.class)));
  }

  /**
   * Says what the newsroom has found out about a claim.
   *
   * @param place of the claim in the update, from 0
   */
  Update mark(Actor actor, UUID id, Preconditions seen, int place, ClaimMark mark) {
    mark.requireWhole();
    return change(
        actor,
        id,
        seen,
        Revising.as(RevisionKind.EDITED),
        edited(actor, before -> mark.on(UpdateDrafts.contentOf(before), id, place)));
  }

  private BiFunction<Update, Instant, Update> edited(
      Actor actor, Function<Update, UpdateContent> content) {
    return (before, now) -> {
      if (before.status() != UpdateStatus.DRAFT) {
        actor.require(Scope.PUBLISH, "Changing what was published");
      }
      return drafts.edited(before, content.apply(before));
    };
  }

  /** Deletes a draft that was never published. */
  public void delete(Actor actor, UUID id, Preconditions seen) {
    log.write(
        actor,
        write -> {
          UpdateStore store = lock(write, id);
          Update draft = store.find(id);
          seen.require(draft.revision());
          if (draft.publishedAt().isPresent()) {
            throw ProblemException.wrongState(
                "It has been published: withdraw it, so that readers and copies are told.");
          }
          store.delete(draft);
          return draft;
        });
  }

  /**
   * Makes the update public, as soon as its live blog is.
   *
   * @param at the time to give as its first publication, for archives; now when absent
   */
  public Update publish(Actor actor, UUID id, Preconditions seen, Optional<Instant> at) {
    return change(actor, id, seen, Revising.as(RevisionKind.PUBLISHED), published(at));
  }

  private BiFunction<Update, Instant, Update> published(Optional<Instant> at) {
    return (update, now) -> {
      if (update.isPublished()) {
        throw ProblemException.wrongState("It is published already.");
      }
      if (at.filter(time -> time.isAfter(now)).isPresent()) {
        throw ProblemException.invalidContent("/publishedAt", "must not be in the future");
      }
      Instant first = update.publishedAt().or(() -> at).orElse(now);
      return update
          .withStatus(UpdateStatus.PUBLISHED, Optional.empty())
          .withPublishedAt(first, drafts.time(update.content(), first));
    };
  }

  /** Takes the update back to the drafts, for the time being. */
  public Update unpublish(Actor actor, UUID id, Preconditions seen) {
    return change(
        actor, id, seen, Revising.as(RevisionKind.UNPUBLISHED), UpdateEditor::unpublished);
  }

  private static Update unpublished(Update update, Instant now) {
    requirePublished(update);
    return update.withStatus(UpdateStatus.DRAFT, Optional.empty());
  }

  /** Takes the update away from the public and says why. */
  public Update withdraw(Actor actor, UUID id, Preconditions seen, WithdrawalRequest why) {
    return change(actor, id, seen, Revising.as(RevisionKind.WITHDRAWN), withdrawn(why));
  }

  /** The same within a write that does more. */
  public Update withdraw(
      PublicWrite write, Actor actor, UUID id, Preconditions seen, WithdrawalRequest why) {
    return change(
        write, actor, id, requiring(seen), Revising.as(RevisionKind.WITHDRAWN), withdrawn(why));
  }

  private static BiFunction<Update, Instant, Update> withdrawn(WithdrawalRequest why) {
    return (update, now) -> {
      Withdrawal withdrawal = new Withdrawal(why.reason(), why.note(), now);
      return published(update, withdrawal)
          .withStatus(UpdateStatus.WITHDRAWN, Optional.of(withdrawal));
    };
  }

  /** What must not be known any more can be public no longer, and yet be there. */
  private static Update published(Update update, Withdrawal why) {
    if (why.erases() && update.publishedAt().isPresent()) {
      return UpdateErasure.erased(update);
    }
    requirePublished(update);
    return update;
  }

  /** Does what was planned, as whoever planned it would do it now. */
  public void perform(ScheduledAction due) {
    boolean publish = due.action() == Action.PUBLISH;
    change(
        DueWork.ACTOR,
        due.objectId(),
        (write, update) -> Schedule.requireDue(write.handle(), due, update.revision(), write.now()),
        Revising.as(publish ? RevisionKind.PUBLISHED : RevisionKind.UNPUBLISHED),
        publish ? published(Optional.empty()) : UpdateEditor::unpublished);
  }

  private Update change(
      Actor actor,
      UUID id,
      Preconditions seen,
      Revising what,
      BiFunction<Update, Instant, Update> rule) {
    return change(actor, id, requiring(seen), what, rule);
  }

  private static BiConsumer<PublicWrite, Update> requiring(Preconditions seen) {
    return (write, update) -> seen.require(update.revision());
  }

  private Update change(
      Actor actor,
      UUID id,
      BiConsumer<PublicWrite, Update> precondition,
      Revising what,
      BiFunction<Update, Instant, Update> rule) {
    return log.write(actor, write -> change(write, actor, id, precondition, what, rule));
  }

  private static Update change(
      PublicWrite write,
      Actor actor,
      UUID id,
      BiConsumer<PublicWrite, Update> precondition,
      Revising what,
      BiFunction<Update, Instant, Update> rule) {
    UpdateStore store = lock(write, id);
    Update before = store.find(id);
    Withdrawal.requireNotErased(before.withdrawal());
    precondition.accept(write, before);
    Update after = rule.apply(before, write.now()).revised(write.now());
    return store.save(before, after, what.what(), what.significant(), actor);
  }

  static UpdateStore lock(PublicWrite write, UUID id) {
    UUID article =
        write.attach(UpdateDao.class).articleOf(id).orElseThrow(() -> UpdateStore.notFound(id));
    return new UpdateStore(write, LiveBlog.lock(write, new ArticleRef(article.toString())));
  }

  private static void requirePublished(Update update) {
    if (!update.isPublished()) {
      throw ProblemException.wrongState("It is not published.");
    }
  }
}
