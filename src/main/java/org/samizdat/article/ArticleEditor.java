package org.samizdat.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.samizdat.access.Actor;
import org.samizdat.access.Scope;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.http.MergePatch;
import org.samizdat.http.Preconditions;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;

/**
 * The rules by which staff change articles. Each call is one transaction and makes one revision;
 * every change says which revision it was made against.
 */
public final class ArticleEditor {
  private static final int SLUG_ATTEMPTS = 20;

  private final ChangeLog log;
  private final ArticleDrafts drafts;

  public ArticleEditor(ChangeLog log, String siteLanguage) {
    this.log = log;
    this.drafts = new ArticleDrafts(siteLanguage);
  }

  /** Makes a draft, or at once a public article; a slug that was not chosen is made unique. */
  public Article create(Actor actor, ArticleContent content, boolean publish) {
    if (publish) {
      actor.require(Scope.PUBLISH, "Publishing");
    }
    String wanted = drafts.slug(content);
    for (int attempt = 1; ; attempt++) {
      String slug = attempt == 1 ? wanted : Slugs.numbered(wanted, attempt);
      try {
        return create(actor, content, slug, publish);
      } catch (SlugTaken taken) {
        if (content.slug().isPresent() || attempt == SLUG_ATTEMPTS) {
          throw taken.problem();
        }
      }
    }
  }

  private Article create(Actor actor, ArticleContent content, String slug, boolean publish) {
    return SlugTaken.guard(
        () ->
            log.write(
                actor,
                write -> {
                  ArticleStore store = new ArticleStore(write);
                  Article draft =
                      drafts.of(Database.newId(), slug, content, store::existing, write.now());
                  Article stored = store.insert(draft, actor);
                  return publish
                      ? ArticleStep.published(Optional.empty()).take(write, actor, stored)
                      : stored;
                }));
  }

  /**
   * Replaces the content; without a slug in it the article keeps the one that it has.
   *
   * @param significant whether it says something else since; told by its words when absent
   */
  public Article replace(
      Actor actor,
      ArticleRef ref,
      Preconditions seen,
      ArticleContent content,
      Optional<Boolean> significant) {
    return edit(actor, ref, seen, new Edit(RevisionKind.EDITED, significant, before -> content));
  }

  /** The same as an earlier revision had it, but for the slug. */
  public Article restore(
      Actor actor, ArticleRef ref, Preconditions seen, Function<Article, ArticleContent> earlier) {
    return edit(
        actor,
        ref,
        seen,
        new Edit(
            RevisionKind.RESTORED,
            Optional.empty(),
            before -> {
              ArticleContent then = earlier.apply(before);
              return then.with(Optional.empty(), then.language(), then.topics(), then.body());
            }));
  }

  /** Changes the content by a JSON Merge Patch (RFC 7396). */
  public Article patch(
      Actor actor,
      ArticleRef ref,
      Preconditions seen,
      JsonNode patch,
      Optional<Boolean> significant) {
    return edit(actor, ref, seen, patched(patch, significant));
  }

  /**
   * How the content is to be changed.
   *
   * @param significant whether it says something else since; told by its words when absent
   */
  private record Edit(
      RevisionKind what,
      Optional<Boolean> significant,
      Function<Article, ArticleContent> content) {}

  private Edit patched(JsonNode patch, Optional<Boolean> significant) {
    return new Edit(
        RevisionKind.EDITED,
        significant,
        before -> MergePatch.apply(drafts.written(before), patch, ArticleContent.class));
  }

  /**
   * The same within a write that does more, and that readers are to know of. The slug stays:
   * another could be taken already.
   *
   * @throws ProblemException invalid-content for a patch with a slug
   */
  public Article patch(
      PublicWrite write, Actor actor, ArticleRef ref, Preconditions seen, JsonNode patch) {
    if (patch.has("slug")) {
      throw ProblemException.invalidContent("/slug", "cannot be changed here");
    }
    return edit(write, actor, ref, seen, patched(patch, Optional.of(true)));
  }

  private Article edit(Actor actor, ArticleRef ref, Preconditions seen, Edit edit) {
    try {
      return SlugTaken.guard(() -> log.write(actor, write -> edit(write, actor, ref, seen, edit)));
    } catch (SlugTaken taken) {
      throw taken.problem();
    }
  }

  private Article edit(
      PublicWrite write, Actor actor, ArticleRef ref, Preconditions seen, Edit edit) {
    ArticleStore store = new ArticleStore(write);
    Article before = store.lock(ref);
    seen.require(before.revision());
    if (before.status() != ArticleStatus.DRAFT) {
      actor.require(Scope.PUBLISH, "Changing what was published");
    }
    Article edited = drafts.edited(before, edit.content().apply(before), store::existing);
    requireNoNewEmbargo(before, edited, write.now());
    return store.save(
        before,
        edited.revised(write.now(), before.isPublic()),
        edit.what(),
        edit.significant(),
        actor);
  }

  private static void requireNoNewEmbargo(Article before, Article edited, Instant now) {
    Optional<Instant> embargo = edited.content().embargo(now);
    if (before.isPublic()
        && embargo.isPresent()
        && !embargo.equals(before.content().embargo(now))) {
      throw ProblemException.invalidContent(
          "/embargoedUntil", "must not be in the future: it is public");
    }
  }

  /**
   * Deletes a draft that was never public; anything else has left traces, and is withdrawn instead.
   */
  public void delete(Actor actor, ArticleRef ref, Preconditions seen) {
    log.write(
        actor,
        write -> {
          ArticleStore store = new ArticleStore(write);
          Article draft = store.lock(ref);
          seen.require(draft.revision());
          if (draft.publishedAt().isPresent()) {
            throw ProblemException.wrongState(
                "It has been public: withdraw it, so that readers and copies are told.");
          }
          store.delete(draft);
          return draft;
        });
  }

  /**
   * Makes the article public.
   *
   * @param at the time to give as its first publication, for archives; now when absent
   */
  public Article publish(Actor actor, ArticleRef ref, Preconditions seen, Optional<Instant> at) {
    return change(actor, ref, seen, ArticleStep.published(at));
  }

  /** Takes the article back to the drafts, for the time being. */
  public Article unpublish(Actor actor, ArticleRef ref, Preconditions seen) {
    return change(actor, ref, seen, ArticleStep.unpublished());
  }

  /** Takes the article away from the public and says why. */
  public Article withdraw(Actor actor, ArticleRef ref, Preconditions seen, WithdrawalRequest why) {
    return change(actor, ref, seen, ArticleStep.withdrawn(why));
  }

  /** The same within a write that does more. */
  public Article withdraw(
      PublicWrite write, Actor actor, ArticleRef ref, Preconditions seen, WithdrawalRequest why) {
    return change(write, actor, ref, seen, ArticleStep.withdrawn(why));
  }

  /** Ends the coverage of a live blog. */
  public Article end(Actor actor, ArticleRef ref, Preconditions seen) {
    return change(actor, ref, seen, ArticleStep.ended());
  }

  /** Goes on with the coverage of a live blog that had ended. */
  public Article reopen(Actor actor, ArticleRef ref, Preconditions seen) {
    return change(actor, ref, seen, ArticleStep.reopened());
  }

  /** Pins an update to the top of a live blog, or takes the pin away. */
  public Article pin(Actor actor, ArticleRef ref, Preconditions seen, Optional<UUID> update) {
    return log.write(
        actor,
        write -> {
          ArticleStore store = new ArticleStore(write);
          Article before = store.lock(ref);
          seen.require(before.revision());
          ArticleStep.coverage(before);
          update.ifPresent(id -> store.requirePublished(before, id));
          return ArticleStep.pinned(update).take(write, actor, before);
        });
  }

  private Article change(Actor actor, ArticleRef ref, Preconditions seen, ArticleStep step) {
    return log.write(actor, write -> change(write, actor, ref, seen, step));
  }

  private static Article change(
      PublicWrite write, Actor actor, ArticleRef ref, Preconditions seen, ArticleStep step) {
    Article before = new ArticleStore(write).lock(ref);
    seen.require(before.revision());
    return step.take(write, actor, before);
  }
}
