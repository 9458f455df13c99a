package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Finds articles as the public may see them: drafts do not exist, withdrawn ones leave a tombstone.
 */
public final class PublicArticles {
  private PublicArticles() {}

  /**
   * The published article with this id or current slug.
   *
   * @throws ArticleMoved when the slug is an old one
   * @throws ProblemException not-found, or withdrawn with the tombstone
   */
  public static Article find(Handle handle, ArticleRef ref) {
    Article article = any(handle, ref).orElseThrow(ref::notFound);
    requirePublic(article, ref);
    if (!ref.isId() && !ref.text().equals(article.slug())) {
      throw new ArticleMoved(ref.text(), article.slug());
    }
    return article;
  }

  /** The article where the public can see it; an old slug will do. */
  public static Optional<Article> published(Handle handle, ArticleRef ref) {
    return any(handle, ref).filter(Article::isPublic);
  }

  /** Refuses what the public may not see. */
  public static void requirePublic(Article article, ArticleRef ref) {
    switch (article.status()) {
      case PUBLISHED -> {}
      case DRAFT -> throw ref.notFound();
      case WITHDRAWN ->
          throw tombstone("article", article.id(), article.withdrawal().orElseThrow())
              .with("slug", article.slug());
    }
  }

  /** The article, whoever may see it. */
  public static Optional<Article> any(Handle handle, ArticleRef ref) {
    ArticleDao articles = handle.attach(ArticleDao.class);
    return ref.id(articles).flatMap(articles::find);
  }

  /** What was published from one time until before another, oldest first, without bodies. */
  public static List<Article> between(
      Handle handle,
      Instant from,
      Instant to,
      Optional<String> language,
      Optional<String> topic,
      int limit) {
    ArticleQuery query =
        ArticleQuery.published(
            ArticleQuery.Order.OLDEST, language, TopicFilter.parse(topic), from, to, limit);
    List<Article> found = handle.attach(ArticleDao.class).list(query);
    return found.subList(0, Math.min(limit, found.size()));
  }

  /** Those of these articles that are public, without bodies, in no order. */
  public static List<Article> byIds(Handle handle, List<UUID> ids) {
    return handle.attach(ArticleDao.class).list(ArticleQuery.published(ids));
  }

  /** The same with bodies. */
  public static List<Article> withBodies(Handle handle, List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : handle.attach(ArticleDao.class).listWithBodies(ArticleQuery.published(ids));
  }

  /** Whether there is no article at all, not even a draft. */
  public static boolean noneYet(Handle handle) {
    return handle.attach(ArticleDao.class).count() == 0;
  }

  /** What stands where something was: 410, and why. */
  public static ProblemException tombstone(String kind, UUID id, Withdrawal withdrawal) {
    ProblemException problem =
        new ProblemException(
                ProblemType.WITHDRAWN,
                "This %s was withdrawn on %s.".formatted(kind, withdrawal.at()))
            .with("id", id)
            .with("kind", kind)
            .with("reason", withdrawal.reason())
            .with("withdrawnAt", withdrawal.at());
    withdrawal.note().ifPresent(note -> problem.with("note", note));
    if (withdrawal.erases()) {
      problem.with("revisionsErased", true);
    }
    return problem;
  }
}
