package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/**
 * Which articles, in which order. The order names the columns of an index in full, and their
 * directions or all of them reversed, because H2 sorts otherwise.
 *
 * @param status only these; all when empty
 * @param topics which topics an article must have
 * @param from published at or after
 * @param to published before
 */
record ArticleQuery(
    Optional<EditingStatus> status,
    Optional<ArticleKind> kind,
    Optional<Boolean> live,
    Optional<Boolean> breaking,
    Optional<String> language,
    TopicFilter topics,
    Optional<Instant> from,
    Optional<Instant> to,
    List<UUID> ids,
    Order order,
    Optional<Cursor> cursor,
    int limit) {

  /** Orders of a list. */
  enum Order {
    NEWEST("a.status, a.published_at desc, a.id desc", "a.published_at", "<"),
    OLDEST("a.status desc, a.published_at, a.id", "a.published_at", ">"),
    UPDATED("a.status, a.changed_at desc, a.id desc", "a.changed_at", "<"),
    EDITED("a.edited_at desc, a.id desc", "a.edited_at", "<");

    private final String columns;
    private final String time;
    private final String after;

    Order(String columns, String time, String after) {
      this.columns = columns;
      this.time = time;
      this.after = after;
    }

    /** What cursors of this list are bound to. */
    String listName() {
      return "articles " + name();
    }

    String cursor(Article last) {
      return place(last).encode(listName());
    }

    Cursor place(Article last) {
      Instant at =
          switch (this) {
            case NEWEST, OLDEST -> last.publishedAt().orElseThrow();
            case UPDATED -> last.changedAt();
            case EDITED -> last.editedAt();
          };
      return new Cursor(at, last.id());
    }

    /** Behind the cursor; the first half lets an index find the place. */
    private String keyset() {
      return "%1$s %2$s= :at and (%1$s %2$s :at or a.id %2$s :id)".formatted(time, after);
    }
  }

  /** These articles, as far as they are public. */
  static ArticleQuery published(List<UUID> ids) {
    return new ArticleQuery(
        Optional.of(EditingStatus.PUBLISHED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TopicFilter.none(),
        Optional.empty(),
        Optional.empty(),
        ids,
        Order.NEWEST,
        Optional.empty(),
        ids.size());
  }

  /** What was published in a stretch of time. */
  static ArticleQuery published(
      Order order,
      Optional<String> language,
      TopicFilter topics,
      Instant from,
      Instant to,
      int limit) {
    return published(
        order, language, topics, Optional.of(from), Optional.of(to), Optional.empty(), limit);
  }

  /** A page of what is public, newest first. */
  static ArticleQuery newest(
      Optional<String> language, TopicFilter topics, Optional<String> cursor, int limit) {
    Order order = Order.NEWEST;
    Optional<Cursor> place = cursor.map(text -> Cursor.decode(text, order.listName()));
    return published(order, language, topics, Optional.empty(), Optional.empty(), place, limit);
  }

  private static ArticleQuery published(
      Order order,
      Optional<String> language,
      TopicFilter topics,
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<Cursor> cursor,
      int limit) {
    return new ArticleQuery(
        Optional.of(EditingStatus.PUBLISHED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        language,
        topics,
        from,
        to,
        List.of(),
        order,
        cursor,
        limit);
  }

  /** Only this language; {@code en} takes in {@code en-GB}. */
  static void addLanguage(WhereClause where, Optional<String> language) {
    language.ifPresent(
        tag ->
            where
                .and("(a.language = :language or a.language like :languages)", "language", tag)
                .bind("languages", tag + "-%"));
  }

  Query on(Handle handle, String select) {
    return on(handle, select, where -> {});
  }

  /**
   * The query.
   *
   * @param more adds further conditions on the article {@code a}
   */
  Query on(Handle handle, String select, Consumer<WhereClause> more) {
    WhereClause where =
        new WhereClause()
            .and("a.kind = :kind", "kind", kind)
            .and("a.breaking = :breaking", "breaking", breaking)
            .and("a.published_at >= :from", "from", from)
            .and("a.published_at < :to", "to", to)
            .andIn("a.id in (<ids>)", "ids", ids);
    status.ifPresent(wanted -> wanted.addTo(where, "a"));
    live.ifPresent(
        wanted ->
            where.and(
                wanted
                    ? "a.live_state = 'live'"
                    : "(a.live_state is null or a.live_state <> 'live')"));
    addLanguage(where, language);
    topics.addTo(where);
    more.accept(where);
    cursor.ifPresent(place -> where.and(order.keyset(), "at", place.at()).bind("id", place.id()));
    return where.on(
        handle,
        select,
        "order by %s\nfetch first %d rows only".formatted(order.columns, limit + 1));
  }
}
