package org.samizdat.update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.article.Withdrawn;
import org.samizdat.http.Page;
import org.samizdat.problem.ProblemException;

/** Finds updates as the public may see them, with the live blog that they belong to. */
public final class PublicUpdates {
  private PublicUpdates() {}

  /** An update and its live blog. */
  public record Found(Update update, Article article) {}

  /**
   * The published update with this id.
   *
   * @throws ProblemException not-found, or withdrawn with the tombstone
   */
  public static Found find(Handle handle, UUID id) {
    Found found = any(handle, id);
    if (found.update().status() == UpdateStatus.DRAFT) {
      throw UpdateStore.notFound(id);
    }
    requirePublic(found.update(), found.article());
    return found;
  }

  /** The update, whoever may see it. */
  public static Found any(Handle handle, UUID id) {
    Update update =
        handle.attach(UpdateDao.class).find(id).orElseThrow(() -> UpdateStore.notFound(id));
    ArticleRef owner = new ArticleRef(update.articleId().toString());
    return new Found(update, PublicArticles.any(handle, owner).orElseThrow(owner::notFound));
  }

  /** A page of the published updates, the newest first; cursors are those of the live blog. */
  public static Page.Cut<Update> newest(
      Handle handle, Article article, Optional<String> cursor, int limit) {
    UpdateQuery query = UpdateQuery.published(article.id(), UpdateQuery.Order.NEWEST, limit);
    return new UpdatePages(handle, query).at(cursor);
  }

  private static void requirePublic(Update update, Article article) {
    switch (article.status()) {
      case PUBLISHED -> {}
      case DRAFT -> throw UpdateStore.notFound(update.id());
      case WITHDRAWN ->
          throw PublicArticles.tombstone("update", update.id(), article.withdrawal().orElseThrow());
    }
    if (update.status() == UpdateStatus.WITHDRAWN) {
      throw PublicArticles.tombstone("update", update.id(), update.withdrawal().orElseThrow());
    }
  }

  /** What was withdrawn since, newest first. */
  public static List<Withdrawn> withdrawn(Handle handle, UUID article, Instant since, int limit) {
    return handle.attach(UpdateDao.class).withdrawn(article, since, limit);
  }
}
