package org.samizdat.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
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
                      ? save(
                          write, actor, stored, RevisionKind.PUBLISHED, published(Optional.empty()))
                      : stored;
                }));
  }

  /** Replaces the content; without a slug in it the article keeps the one that it has. */
  public Article replace(Actor actor, ArticleRef ref, Preconditions seen, ArticleContent content) {
    return edit(actor, ref, seen, before -> content);
  }

  /** Changes the content by a JSON Merge Patch (RFC 7396). */
  public Article patch(Actor actor, ArticleRef ref, Preconditions seen, JsonNode patch) {
    return edit(
        actor,
        ref,
        seen,
        before -> MergePatch.apply(drafts.written(before), patch, ArticleContent.class));
  }

  private Article edit(
      Actor actor, ArticleRef ref, Preconditions seen, Function<Article, ArticleContent> content) {
    try {
      return SlugTaken.guard(
          () -> log.write(actor, write -> edit(write, actor, ref, seen, content)));
    } catch (SlugTaken taken) {
      throw taken.problem();
    }
  }

  private Article edit(
      PublicWrite write,
      Actor actor,
      ArticleRef ref,
      Preconditions seen,
      Function<Article, ArticleContent> content) {
    ArticleStore store = new ArticleStore(write);
    Article before = store.lock(ref);
    seen.require(before.revision());
    if (before.status() != ArticleStatus.DRAFT) {
      actor.require(Scope.PUBLISH, "Changing what was published");
    }
    Article edited = drafts.edited(before, content.apply(before), store::existing);
    return store.save(
        before, edited.revised(write.now(), before.isPublic()), RevisionKind.EDITED, actor);
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
    return change(actor, ref, seen, RevisionKind.PUBLISHED, published(at));
  }

  private static BiFunction<Article, Instant, Article> published(Optional<Instant> at) {
    return (article, now) -> {
      if (article.isPublic()) {
        throw ProblemException.wrongState("It is public already.");
      }
      if (at.filter(time -> time.isAfter(now)).isPresent()) {
        throw ProblemException.invalidContent("/publishedAt", "must not be in the future");
      }
      Instant first = article.publishedAt().or(() -> at).orElse(now);
      return article
          .withStatus(ArticleStatus.PUBLISHED, Optional.empty())
          .withPublishedAt(first)
          .withCoverage(article.coverage().map(coverage -> started(article, coverage, first, now)));
    };
  }

  private static Coverage started(Article article, Coverage coverage, Instant first, Instant now) {
    boolean announcedOnly =
        article.content().coverageStartsAt().filter(start -> start.isAfter(now)).isPresent();
    return coverage.state() == LiveState.SCHEDULED && !announcedOnly
        ? coverage.begin(article.content().coverageStartsAt().orElse(first))
        : coverage;
  }

  /** Takes the article back to the drafts, for the time being. */
  public Article unpublish(Actor actor, ArticleRef ref, Preconditions seen) {
    return change(
        actor,
        ref,
        seen,
        RevisionKind.UNPUBLISHED,
        (article, now) -> {
          requirePublic(article);
          return article.withStatus(ArticleStatus.DRAFT, Optional.empty());
        });
  }

  /** Takes the article away from the public and says why. */
  public Article withdraw(Actor actor, ArticleRef ref, Preconditions seen, WithdrawalRequest why) {
    return change(
        actor,
        ref,
        seen,
        RevisionKind.WITHDRAWN,
        (article, now) -> {
          requirePublic(article);
          return article.withStatus(
              ArticleStatus.WITHDRAWN, Optional.of(new Withdrawal(why.reason(), why.note(), now)));
        });
  }

  /** Ends the coverage of a live blog. */
  public Article end(Actor actor, ArticleRef ref, Preconditions seen) {
    return coverage(actor, ref, seen, RevisionKind.ENDED, LiveState.LIVE, Coverage::end);
  }

  /** Goes on with the coverage of a live blog that had ended. */
  public Article reopen(Actor actor, ArticleRef ref, Preconditions seen) {
    return coverage(actor, ref, seen, RevisionKind.REOPENED, LiveState.ENDED, Coverage::begin);
  }

  /** Closes the comments of articles whose time for them is over. */
  public void closeDueComments(Actor actor, Instant now) {
    List<UUID> due = log.read(handle -> handle.attach(ArticleDao.class).commentsToClose(now));
    for (UUID id : due) {
      edit(
          actor,
          new ArticleRef(id.toString()),
          new Preconditions("*"),
          article -> ArticleDrafts.contentOf(article).withCommentsClosed());
    }
  }

  private Article coverage(
      Actor actor,
      ArticleRef ref,
      Preconditions seen,
      RevisionKind what,
      LiveState from,
      BiFunction<Coverage, Instant, Coverage> step) {
    return change(
        actor,
        ref,
        seen,
        what,
        (article, now) -> {
          Coverage coverage = requireCoverage(article);
          if (coverage.state() != from) {
            throw ProblemException.wrongState(
                "The live blog is %s, not %s.".formatted(name(coverage.state()), name(from)));
          }
          return article.withCoverage(Optional.of(step.apply(coverage, now)));
        });
  }

  /** Pins an update to the top of a live blog, or takes the pin away. */
  public Article pin(Actor actor, ArticleRef ref, Preconditions seen, Optional<UUID> update) {
    return log.write(
        actor,
        write -> {
          ArticleStore store = new ArticleStore(write);
          Article before = store.lock(ref);
          seen.require(before.revision());
          Coverage coverage = requireCoverage(before);
          update.ifPresent(id -> store.requirePublished(before, id));
          return save(
              write,
              actor,
              before,
              update.isPresent() ? RevisionKind.PINNED : RevisionKind.UNPINNED,
              (article, now) -> article.withCoverage(Optional.of(coverage.pin(update))));
        });
  }

  private Article change(
      Actor actor,
      ArticleRef ref,
      Preconditions seen,
      RevisionKind what,
      BiFunction<Article, Instant, Article> rule) {
    return log.write(
        actor,
        write -> {
          Article before = new ArticleStore(write).lock(ref);
          seen.require(before.revision());
          return save(write, actor, before, what, rule);
        });
  }

  private static Article save(
      PublicWrite write,
      Actor actor,
      Article before,
      RevisionKind what,
      BiFunction<Article, Instant, Article> rule) {
    Article after = rule.apply(before, write.now());
    boolean noticed = before.isPublic() || after.isPublic();
    return new ArticleStore(write).save(before, after.revised(write.now(), noticed), what, actor);
  }

  private static void requirePublic(Article article) {
    if (!article.isPublic()) {
      throw ProblemException.wrongState("It is not public.");
    }
  }

  private static Coverage requireCoverage(Article article) {
    return article
        .coverage()
        .orElseThrow(() -> ProblemException.wrongState("It is not a live blog."));
  }

  private static String name(LiveState state) {
    return org.samizdat.json.WireName.of(state);
  }
}
