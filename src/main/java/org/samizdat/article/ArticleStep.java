package org.samizdat.article;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.samizdat.access.Actor;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * A way from one state of an article to another, with the rules of it. There is no other way,
 * neither for staff nor for time.
 *
 * @param what what the revision is called that it makes
 */
record ArticleStep(RevisionKind what, BiFunction<Article, Instant, Article> rule) {

  /** Makes the next revision of an article that is locked. */
  Article take(PublicWrite write, Actor actor, Article before) {
    Article after = rule.apply(before, write.now());
    boolean noticed = before.isPublic() || after.isPublic();
    return new ArticleStore(write)
        .save(before, after.revised(write.now(), noticed), what, Optional.empty(), actor);
  }

  /**
   * Makes it public.
   *
   * @param at the time to give as its first publication; now when absent
   */
  static ArticleStep published(Optional<Instant> at) {
    return new ArticleStep(RevisionKind.PUBLISHED, (article, now) -> published(article, at, now));
  }

  private static Article published(Article article, Optional<Instant> at, Instant now) {
    if (article.isPublic()) {
      throw ProblemException.wrongState("It is public already.");
    }
    if (at.filter(time -> time.isAfter(now)).isPresent()) {
      throw ProblemException.invalidContent("/publishedAt", "must not be in the future");
    }
    article.content().embargo(now).ifPresent(ArticleStep::refuse);
    Instant first = article.publishedAt().or(() -> at).orElse(now);
    return article
        .withStatus(ArticleStatus.PUBLISHED, Optional.empty())
        .withPublishedAt(first)
        .withCoverage(article.coverage().map(coverage -> started(article, coverage, first, now)));
  }

  private static void refuse(Instant embargoedUntil) {
    throw new ProblemException(
            ProblemType.EMBARGOED,
            "It is under embargo until %s; schedule it for then.".formatted(embargoedUntil))
        .with("embargoedUntil", embargoedUntil);
  }

  private static Coverage started(Article article, Coverage coverage, Instant first, Instant now) {
    boolean announcedOnly =
        article.content().coverageStartsAt().filter(start -> start.isAfter(now)).isPresent();
    return coverage.state() == LiveState.SCHEDULED && !announcedOnly
        ? coverage.begin(article.content().coverageStartsAt().orElse(first))
        : coverage;
  }

  /** Takes it back to the drafts. */
  static ArticleStep unpublished() {
    return new ArticleStep(
        RevisionKind.UNPUBLISHED,
        (article, now) -> publicOne(article).withStatus(ArticleStatus.DRAFT, Optional.empty()));
  }

  /** Takes it away and says why. */
  static ArticleStep withdrawn(WithdrawalRequest why) {
    return new ArticleStep(
        RevisionKind.WITHDRAWN,
        (article, now) -> withdrawn(article, new Withdrawal(why.reason(), why.note(), now)));
  }

  /** What must not be known any more can be public no longer, and yet be there. */
  private static Article withdrawn(Article article, Withdrawal why) {
    Article published =
        why.erases() && article.publishedAt().isPresent() ? article.erased() : publicOne(article);
    return published.withStatus(ArticleStatus.WITHDRAWN, Optional.of(why));
  }

  /** Begins the coverage of a live blog that was announced. */
  static ArticleStep begun() {
    return coverage(
        RevisionKind.BEGUN,
        LiveState.SCHEDULED,
        (article, now) ->
            coverage(article).begin(article.content().coverageStartsAt().orElse(now)));
  }

  /** Ends the coverage of a live blog. */
  static ArticleStep ended() {
    return coverage(
        RevisionKind.ENDED, LiveState.LIVE, (article, now) -> coverage(article).end(now));
  }

  /** Goes on with the coverage of a live blog that had ended. */
  static ArticleStep reopened() {
    return coverage(
        RevisionKind.REOPENED, LiveState.ENDED, (article, now) -> coverage(article).begin(now));
  }

  private static ArticleStep coverage(
      RevisionKind what, LiveState from, BiFunction<Article, Instant, Coverage> next) {
    return new ArticleStep(
        what,
        (article, now) -> {
          LiveState state = coverage(article).state();
          if (state != from) {
            throw ProblemException.wrongState(
                "The live blog is %s, not %s.".formatted(WireName.of(state), WireName.of(from)));
          }
          return article.withCoverage(Optional.of(next.apply(article, now)));
        });
  }

  /** Puts an update on top of a live blog, or takes the pin away. */
  static ArticleStep pinned(Optional<UUID> update) {
    return new ArticleStep(
        update.isPresent() ? RevisionKind.PINNED : RevisionKind.UNPINNED,
        (article, now) -> article.withCoverage(Optional.of(coverage(article).pin(update))));
  }

  /** Closes the comments. */
  static ArticleStep commentsClosed() {
    return new ArticleStep(
        RevisionKind.EDITED,
        (article, now) -> article.withContent(article.content().withCommentsClosed()));
  }

  private static Article publicOne(Article article) {
    if (!article.isPublic()) {
      throw ProblemException.wrongState("It is not public.");
    }
    return article;
  }

  /** The coverage of what must be a live blog. */
  static Coverage coverage(Article article) {
    return article
        .coverage()
        .orElseThrow(() -> ProblemException.wrongState("It is not a live blog."));
  }
}
