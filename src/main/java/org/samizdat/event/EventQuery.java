package org.samizdat.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.samizdat.article.ArticleStatus;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/**
 * Which events, in which order. The order names the columns of an index in full, and their
 * directions or all of them reversed, because H2 sorts otherwise.
 *
 * @param from ending after
 * @param to starting before
 */
record EventQuery(
    Optional<ArticleStatus> status,
    Optional<EventStatus> eventStatus,
    Optional<UUID> articleId,
    Optional<Instant> from,
    Optional<Instant> to,
    Order order,
    Optional<Cursor> cursor,
    int limit) {

  /** Orders of a list. */
  enum Order {
    SOONEST("status, range_start, id", "range_start", ">"),
    LATEST("status desc, range_start desc, id desc", "range_start", "<"),
    LAST_OVER("status desc, range_end desc, id desc", "range_end", "<"),
    CREATED("created_at desc, id desc", "created_at", "<");

    private final String columns;
    private final String time;
    private final String after;

    Order(String columns, String time, String after) {
      this.columns = columns;
      this.time = time;
      this.after = after;
    }

    private String keyset() {
      return "%1$s %2$s= :at and (%1$s %2$s :at or id %2$s :id)".formatted(time, after);
    }

    String listName() {
      return "events " + name();
    }

    String cursor(Event last) {
      Instant at = this == CREATED ? last.createdAt() : last.time().start();
      return new Cursor(at, last.id()).encode(listName());
    }
  }

  /** Published events that take some of this stretch of time, the first ones first. */
  static EventQuery published(Optional<Instant> from, Optional<Instant> to, int limit) {
    return new EventQuery(
        Optional.of(ArticleStatus.PUBLISHED),
        Optional.empty(),
        Optional.empty(),
        from,
        to,
        Order.SOONEST,
        Optional.empty(),
        limit);
  }

  /** Published events, those furthest in the future first. */
  static EventQuery latest(int limit) {
    return new EventQuery(
        Optional.of(ArticleStatus.PUBLISHED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Order.LATEST,
        Optional.empty(),
        limit);
  }

  Query on(Handle handle) {
    WhereClause where =
        new WhereClause()
            .and("status = :status", "status", status)
            .and("event_status = :eventStatus", "eventStatus", eventStatus)
            .and("article_id = :articleId", "articleId", articleId)
            .and("(range_end > :from or range_start = :from)", "from", from)
            .and("range_start < :to", "to", to);
    cursor.ifPresent(place -> where.and(order.keyset(), "at", place.at()).bind("id", place.id()));
    return where.on(
        handle,
        "select * from calendar_event\n",
        "order by %s\nfetch first %d rows only".formatted(order.columns, limit + 1));
  }
}
