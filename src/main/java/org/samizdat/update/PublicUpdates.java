package org.samizdat.update;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.article.Withdrawal;
import org.samizdat.article.Withdrawn;
import org.samizdat.http.Page;
import org.samizdat.problem.ProblemException;

/** Finds updates as the public may see them, with the live blog that they belong to. */
public final class PublicUpdates {
  /** Of HTML, on a page that holds the whole texts. */
  private static final int MAX_CHARACTERS = 1_000_000;

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

  /** Those of these updates that are public, in no order. */
  public static List<Found> byIds(Handle handle, List<UUID> ids) {
    List<Update> updates =
        ids.isEmpty() ? List.of() : handle.attach(UpdateDao.class).published(ids);
    List<UUID> owners = updates.stream().map(Update::articleId).distinct().toList();
    if (owners.isEmpty()) {
      return List.of();
    }
    Map<UUID, Article> articles =
        PublicArticles.byIds(handle, owners).stream()
            .collect(Collectors.toMap(Article::id, Function.identity()));
    return updates.stream()
        .flatMap(
            update ->
                Stream.ofNullable(articles.get(update.articleId()))
                    .map(article -> new Found(update, article)))
        .toList();
  }

  /** Why an update was withdrawn, if it was. */
  public static Optional<Withdrawal> withdrawal(Handle handle, UUID id) {
    return handle.attach(UpdateDao.class).find(id).flatMap(Update::withdrawal);
  }

  /**
   * A page of the published updates, the newest first; cursors are those of the live blog. It ends
   * early, but not before the first, where the texts of more would be too much for one answer.
   */
  public static Page.Cut<Update> newest(
      Handle handle, Article article, Optional<String> cursor, int limit) {
    UpdateQuery query = UpdateQuery.published(article.id(), UpdateQuery.Order.NEWEST, limit);
    Page.Cut<Update> cut = new UpdatePages(handle, query).at(cursor);
    int fitting = fitting(cut.items());
    if (fitting == cut.items().size()) {
      return cut;
    }
    List<Update> shown = cut.items().subList(0, fitting);
    Optional<String> next = Optional.of(query.cursorAt(shown.get(fitting - 1)));
    return new Page.Cut<>(List.copyOf(shown), new Page(next, cut.page().previous(), true));
  }

  private static int fitting(List<Update> updates) {
    int room = MAX_CHARACTERS;
    for (int i = 0; i < updates.size(); i++) {
      room -= updates.get(i).body().html().length();
      if (room < 0) {
        return Math.max(1, i);
      }
    }
    return updates.size();
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
