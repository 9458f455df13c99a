package org.samizdat.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.PublicArticles;
import org.samizdat.article.Withdrawal;
import org.samizdat.article.WithdrawalReason;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.database.Database;
import org.samizdat.update.PublicUpdates;

/** Carries what is public from the database into an index: what has changed, or all of it. */
final class Contents {
  private static final int BATCH = 500;

  private final Database database;
  private final Fields fields;
  private final List<PublicObjects> walks;

  /**
   * @param walks through articles and updates
   */
  Contents(Database database, Fields fields, List<PublicObjects> walks) {
    this.database = database;
    this.fields = fields;
    this.walks = walks;
  }

  /** What became of the objects of some changes. */
  private record Batch(
      List<Change> changes,
      Map<UUID, Optional<Article>> articles,
      Map<UUID, Optional<PublicUpdates.Found>> updates,
      boolean leavesNothing) {}

  /** Why the index cannot follow the log from where it is; nothing where it can. */
  Optional<String> refusal(SearchIndex index) {
    return database.read(ChangeLog::state).refusal(index.epoch(), index.position());
  }

  /**
   * Brings the index up to the log.
   *
   * @return false when what comes next in the log is no longer kept
   */
  boolean follow(SearchIndex index) throws IOException {
    Batch batch;
    do {
      long position = index.position();
      batch = database.read(handle -> read(handle, position));
      if (batch.changes().isEmpty()) {
        return true;
      }
      if (batch.changes().get(0).seq() != position + 1) {
        return false;
      }
      apply(batch, index);
      long seq = batch.changes().get(batch.changes().size() - 1).seq();
      if (batch.leavesNothing()) {
        index.purge(seq);
      } else {
        index.reached(seq);
      }
    } while (batch.changes().size() == BATCH);
    return true;
  }

  private static Batch read(Handle handle, long position) {
    List<Change> changes = ChangeLog.after(handle, position, BATCH);
    List<UUID> articleIds = ids(changes, ChangeType.ARTICLE);
    List<UUID> updateIds = ids(changes, ChangeType.UPDATE);
    Map<UUID, Article> articles =
        PublicArticles.withBodies(handle, articleIds).stream()
            .collect(Collectors.toMap(Article::id, Function.identity()));
    Map<UUID, PublicUpdates.Found> updates =
        PublicUpdates.byIds(handle, updateIds).stream()
            .collect(Collectors.toMap(each -> each.update().id(), Function.identity()));
    boolean leavesNothing =
        changes.stream().anyMatch(each -> each.op() == ChangeOp.ERASED)
            || articleIds.stream()
                .filter(id -> !articles.containsKey(id))
                .anyMatch(id -> endangers(articleWithdrawal(handle, id)))
            || updateIds.stream()
                .filter(id -> !updates.containsKey(id))
                .anyMatch(id -> endangers(PublicUpdates.withdrawal(handle, id)));
    return new Batch(changes, each(articleIds, articles), each(updateIds, updates), leavesNothing);
  }

  private static List<UUID> ids(List<Change> changes, ChangeType type) {
    return changes.stream()
        .filter(each -> each.type() == type)
        .map(each -> UUID.fromString(each.objectId()))
        .distinct()
        .toList();
  }

  private static <T> Map<UUID, Optional<T>> each(List<UUID> ids, Map<UUID, T> found) {
    return ids.stream()
        .collect(Collectors.toMap(Function.identity(), id -> Optional.ofNullable(found.get(id))));
  }

  private static Optional<Withdrawal> articleWithdrawal(Handle handle, UUID id) {
    return PublicArticles.any(handle, new ArticleRef(id.toString())).flatMap(Article::withdrawal);
  }

  private static boolean endangers(Optional<Withdrawal> withdrawal) {
    return withdrawal.filter(each -> each.reason() == WithdrawalReason.SOURCE_SAFETY).isPresent();
  }

  private void apply(Batch batch, SearchIndex index) throws IOException {
    for (Map.Entry<UUID, Optional<Article>> each : batch.articles().entrySet()) {
      if (each.getValue().isPresent()) {
        index.put(each.getKey(), fields.of(each.getValue().get()));
      } else {
        index.removeArticle(each.getKey()); // no row tells of its updates one by one
      }
    }
    for (Map.Entry<UUID, Optional<PublicUpdates.Found>> each : batch.updates().entrySet()) {
      if (each.getValue().isPresent()) {
        index.put(each.getKey(), fields.of(each.getValue().get()));
      } else {
        index.remove(each.getKey());
      }
    }
  }

  /**
   * Adds all that is public to an empty index.
   *
   * @param progress hears how many documents there are
   */
  void addAll(SearchIndex index, LongConsumer progress) throws IOException {
    long added = 0;
    for (PublicObjects walk : walks) {
      String last = "";
      List<UUID> ids;
      do {
        String after = last;
        ids =
            database.read(handle -> walk.after(handle, after, Optional.empty(), BATCH)).stream()
                .map(each -> UUID.fromString(each.objectId()))
                .toList();
        add(walk.type(), ids, index);
        last = ids.isEmpty() ? last : ids.get(ids.size() - 1).toString();
        added += ids.size();
        progress.accept(added);
      } while (ids.size() == BATCH);
    }
  }

  private void add(ChangeType type, List<UUID> ids, SearchIndex index) throws IOException {
    if (type == ChangeType.ARTICLE) {
      for (Article each : database.read(handle -> PublicArticles.withBodies(handle, ids))) {
        index.add(fields.of(each));
      }
    } else {
      for (PublicUpdates.Found each : database.read(handle -> PublicUpdates.byIds(handle, ids))) {
        index.add(fields.of(each));
      }
    }
  }
}
