package org.samizdat.update;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.samizdat.article.EditingStatus;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/**
 * Which updates of a live blog, in which order. The order names the columns of an index in full,
 * and their directions or all of them reversed, because H2 sorts otherwise.
 *
 * @param since published after
 */
record UpdateQuery(
    UUID articleId,
    Optional<EditingStatus> status,
    boolean keyEventsOnly,
    Optional<Instant> since,
    Order order,
    Optional<Cursor> cursor,
    int limit) {

  /** Orders of a list. */
  enum Order {
    NEWEST("article_id, status, %s published_at desc, id desc", "published_at", "<"),
    OLDEST("article_id desc, status desc, %s published_at, id", "published_at", ">"),
    CREATED("article_id, created_at desc, id desc", "created_at", "<");

    private final String columns;
    private final String time;
    private final String after;

    Order(String columns, String time, String after) {
      this.columns = columns;
      this.time = time;
      this.after = after;
    }

    private String columns(boolean keyEventsOnly) {
      String direction = this == OLDEST ? " desc" : "";
      return columns.formatted(keyEventsOnly ? "key_event" + direction + "," : "");
    }

    private String keyset() {
      return "%1$s %2$s= :at and (%1$s %2$s :at or id %2$s :id)".formatted(time, after);
    }

    Order reversed() {
      return this == OLDEST ? NEWEST : OLDEST;
    }
  }

  static UpdateQuery published(UUID articleId, Order order, int limit) {
    return new UpdateQuery(
        articleId,
        Optional.of(EditingStatus.PUBLISHED),
        false,
        Optional.empty(),
        order,
        Optional.empty(),
        limit);
  }

  UpdateQuery from(Cursor place) {
    return new UpdateQuery(
        articleId, status, keyEventsOnly, since, order, Optional.of(place), limit);
  }

  /** The other way from a place. */
  UpdateQuery backFrom(Cursor place) {
    return new UpdateQuery(
        articleId, status, keyEventsOnly, since, order.reversed(), Optional.of(place), limit);
  }

  UpdateQuery withLimit(int items) {
    return new UpdateQuery(articleId, status, keyEventsOnly, since, order, cursor, items);
  }

  /** What cursors of this list are bound to. */
  String listName() {
    return "updates %s %s %s".formatted(articleId, order, keyEventsOnly);
  }

  String cursorAt(Update update) {
    return place(update).encode(listName());
  }

  Cursor place(Update update) {
    Instant at = order == Order.CREATED ? update.createdAt() : update.publishedAt().orElseThrow();
    return new Cursor(at, update.id());
  }

  Query on(Handle handle) {
    WhereClause where =
        new WhereClause()
            .and("article_id = :articleId", "articleId", articleId)
            .and("published_at > :since", "since", since);
    status.ifPresent(wanted -> wanted.addTo(where, "article_update"));
    if (keyEventsOnly) {
      where.and("key_event = true");
    }
    if (order == Order.CREATED && cursor.isEmpty()) {
      // says nothing, but makes H2 take the index that has the order
      where.and("created_at < :ever", "ever", Cursor.LATEST);
    }
    cursor.ifPresent(place -> where.and(order.keyset(), "at", place.at()).bind("id", place.id()));
    return where.on(
        handle,
        "select * from article_update\n",
        "order by %s\nfetch first %d rows only".formatted(order.columns(keyEventsOnly), limit + 1));
  }
}
