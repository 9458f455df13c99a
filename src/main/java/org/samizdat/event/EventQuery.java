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
 * @param language in it or a variant of it, or in no language
 * @param topic belonging to a public article that is filed under it
 * @param from ending after
 * @param to starting before
 */
record EventQuery(
    Optional<ArticleStatus> status,
    Optional<EventStatus> eventStatus,
    Optional<UUID> articleId,
    Optional<String> language,
    Optional<String> topic,
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
      return place(last).encode(listName());
    }

    Cursor place(Event last) {
      Instant at =
          switch (this) {
            case SOONEST, LATEST -> last.time().start();
            case LAST_OVER -> last.time().end();
            case CREATED -> last.createdAt();
          };
      return new Cursor(at, last.id());
    }
  }

  /** All that are published. */
  static EventQuery published(Order order, int limit) {
    return new EventQuery(
        Optional.of(ArticleStatus.PUBLISHED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        order,
        Optional.empty(),
        limit);
  }

  EventQuery about(Optional<String> wantedLanguage, Optional<String> wantedTopic) {
    return new EventQuery(
        status,
        eventStatus,
        articleId,
        wantedLanguage,
        wantedTopic,
        from,
        to,
        order,
        cursor,
        limit);
  }

  EventQuery within(Instant earliest, Instant latest) {
    return new EventQuery(
        status,
        eventStatus,
        articleId,
        language,
        topic,
        Optional.of(earliest),
        Optional.of(latest),
        order,
        cursor,
        limit);
  }

  EventQuery after(Cursor place) {
    return new EventQuery(
        status,
        eventStatus,
        articleId,
        language,
        topic,
        from,
        to,
        order,
        Optional.of(place),
        limit);
  }

  Query on(Handle handle) {
    WhereClause where =
        new WhereClause()
            .and("status = :status", "status", status)
            .and("event_status = :eventStatus", "eventStatus", eventStatus)
            .and("article_id = :articleId", "articleId", articleId)
            .and("(range_end > :from or range_start = :from)", "from", from)
            .and(
                "range_start >= :longAgo",
                "longAgo",
                from.map(time -> time.minus(EventTime.LONGEST)))
            .and("range_start < :to", "to", to)
            .and(
                """
                article_id in (
                    select t.article_id from article_topic t
                    where t.topic = :topic and t.published_at is not null)""",
                "topic",
                topic);
    language.ifPresent(
        tag ->
            where
                .and(
                    "(language is null or language = :language or language like :variants)",
                    "language",
                    tag)
                .bind("variants", tag + "-%"));
    cursor.ifPresent(place -> where.and(order.keyset(), "at", place.at()).bind("id", place.id()));
    return where.on(
        handle,
        "select * from calendar_event\n",
        "order by %s\nfetch first %d rows only".formatted(order.columns, limit + 1));
  }
}
