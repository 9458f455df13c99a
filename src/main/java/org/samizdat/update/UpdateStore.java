package org.samizdat.update;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.article.LiveBlog;
import org.samizdat.article.RevisionKind;
import org.samizdat.article.ShownMedia;
import org.samizdat.article.Withdrawal;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.Json;
import org.samizdat.problem.ProblemException;
import org.samizdat.publication.PublicationTally;
import org.samizdat.schedule.Schedule;

/**
 * Stores an update with all that must be stored with it, in one transaction: the revision, the
 * counts of its live blog, and the announcement where the public can notice.
 */
final class UpdateStore {
  private static final String TYPE = "update";

  private final PublicWrite write;
  private final LiveBlog blog;
  private final UpdateDao updates;

  UpdateStore(PublicWrite write, LiveBlog blog) {
    this.write = write;
    this.blog = blog;
    this.updates = write.attach(UpdateDao.class);
  }

  static ProblemException notFound(UUID id) {
    return ProblemException.notFound("Update " + id);
  }

  Update find(UUID id) {
    return updates.find(id).orElseThrow(() -> notFound(id));
  }

  Update insert(Update draft, Actor actor) {
    Update update = settled(draft, showing(draft.content(), draft.id()));
    updates.insert(columns(update));
    keepRevision(update, RevisionKind.CREATED, false, actor);
    return update;
  }

  /**
   * Stores the next revision of an update whose live blog was locked.
   *
   * @param said whether it says something else, in the words of whoever made it
   */
  Update save(Update before, Update next, RevisionKind what, Optional<Boolean> said, Actor actor) {
    UpdateContent content = next.content();
    boolean sameMedia = content.media().equals(before.content().media());
    Update after = settled(next, sameMedia ? content : showing(content, next.id()));
    boolean erases = UpdateErasure.applies(after);
    boolean moves = erases || before.isPublished() != after.isPublished();
    Set<UUID> corrections = moves ? updates.visibleCorrections(after.id()) : Set.of();
    updates.update(columns(after));
    PublishedClaims.changed(write, before, after);
    if (erases) {
      UpdateErasure.perform(write, updates, after.id());
    }
    keepRevision(after, what, UpdateSignificance.of(before, after, said), actor);
    Schedule.revised(
        write.handle(),
        after.id(),
        after.revision(),
        before.isPublished(),
        after.isPublished(),
        write.now());
    if (before.isPublished() || after.isPublished() || erases) {
      int difference = shown(after) - shown(before);
      announce(before, after);
      if (moves) {
        announceCorrections(corrections, updates.visibleCorrections(after.id()));
      }
      blog.updatesChanged(difference, after.id());
      count(after, difference);
    }
    return after;
  }

  private Update settled(Update update, UpdateContent content) {
    return update.withContent(content.markedBy(write.now()), update.body(), update.time());
  }

  /** The content with its media settled. */
  private UpdateContent showing(UpdateContent content, UUID id) {
    return content.withMedia(ShownMedia.settled(write.handle(), TYPE, id, content.media()));
  }

  void delete(Update draft) {
    ShownMedia.settled(write.handle(), TYPE, draft.id(), List.of());
    Schedule.forget(write.handle(), draft.id());
    write.about(Audit.Subject.of(TYPE, draft.id()));
    updates.delete(draft.id());
  }

  private void count(Update update, int difference) {
    if (blog.article().isPublic()) {
      new PublicationTally()
          .updates(blog.article().filing(), update.publishedAt().orElseThrow(), difference)
          .store(write.handle());
    }
  }

  private static int shown(Update update) {
    return update.isPublished() ? 1 : 0;
  }

  private void announce(Update before, Update after) {
    if (!blog.article().isPublic()) {
      return;
    }
    ChangeOp op =
        !after.isPublished()
            ? ChangeOp.WITHDRAWN
            : before.isPublished() ? ChangeOp.UPDATED : ChangeOp.PUBLISHED;
    write.announce(
        Change.of(ChangeType.UPDATE, after.id().toString(), op, after.revision(), write.now())
            .inArticle(
                blog.article().id(), blog.article().language(), blog.article().topicSlugs()));
  }

  /** They come and go with what they are about. */
  private void announceCorrections(Set<UUID> before, Set<UUID> after) {
    Stream.concat(before.stream(), after.stream())
        .filter(id -> before.contains(id) != after.contains(id))
        .distinct()
        .forEach(
            id -> {
              ChangeOp op = after.contains(id) ? ChangeOp.PUBLISHED : ChangeOp.WITHDRAWN;
              write.announce(
                  Change.of(ChangeType.CORRECTION, id.toString(), op, 1, write.now())
                      .inArticle(
                          blog.article().id(),
                          blog.article().language(),
                          blog.article().topicSlugs()));
            });
  }

  private void keepRevision(Update update, RevisionKind what, boolean significant, Actor actor) {
    write.about(Audit.Subject.of(TYPE, update.id(), update.revision()));
    updates.keepRevision(
        update.id(),
        update.revision(),
        what,
        update.isPublished() && blog.article().isPublic(),
        significant,
        Json.write(update.content()),
        update.body().markdown(),
        actor.name(),
        write.now());
  }

  private static Map<String, Object> columns(Update update) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", update.id());
    columns.put("articleId", update.articleId());
    columns.put("status", update.status());
    columns.put("content", Json.write(update.content()));
    columns.put("markdown", update.body().markdown());
    columns.put("html", update.body().html());
    columns.put("plain", update.body().text());
    columns.put("revision", update.revision());
    columns.put("headline", update.content().headline());
    columns.put("summary", update.content().summary());
    columns.put("keyEvent", update.content().keyEvent());
    columns.put("displayTime", update.time().displayTime());
    columns.put("occurredAt", update.time().occurredAt());
    columns.put("occurredAtPrecision", update.time().precision());
    Optional<Withdrawal> withdrawal = update.withdrawal();
    columns.put("withdrawalReason", withdrawal.map(Withdrawal::reason));
    columns.put("withdrawalNote", withdrawal.flatMap(Withdrawal::note));
    columns.put("withdrawnAt", withdrawal.map(Withdrawal::at));
    columns.put("createdAt", update.createdAt());
    columns.put("editedAt", update.editedAt());
    columns.put("publishedAt", update.publishedAt());
    return columns;
  }
}
