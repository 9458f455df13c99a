package org.samizdat.comment;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/**
 * Which comments, in which order. The order names the columns of an index in full, and their
 * directions or all of them reversed, because H2 sorts otherwise.
 *
 * @param within the article, or the top-level comment of a thread
 */
record CommentQuery(
    Kind kind,
    Optional<UUID> within,
    Optional<CommentStatus> status,
    boolean newestFirst,
    Optional<Cursor> cursor,
    int limit) {

  /** What is listed. */
  enum Kind {
    /** The top-level comments of an article. */
    ROOTS("article_id = :within and depth = 0 and listed = true", "article_id, depth, listed,"),
    /** The approved comments of an article. */
    FLAT("article_id = :within", "article_id, status,"),
    /** What hangs on a top-level comment. */
    THREAD("root_id = :within and listed = true and depth > 0", "root_id, listed,"),
    /** Comments in one state, for staff. */
    STATE("", "status,"),
    /** All of them, for staff. */
    ALL("", "");

    private final String condition;
    private final String columns;

    Kind(String condition, String columns) {
      this.condition = condition;
      this.columns = columns;
    }

    /** The index of the staff's lists runs the other way. */
    private boolean newestFirstInIndex() {
      return this == STATE || this == ALL;
    }
  }

  String listName() {
    return "comments %s %s %s %s"
        .formatted(kind, within.map(UUID::toString).orElse(""), status.orElse(null), newestFirst);
  }

  String cursorAt(Comment comment) {
    return new Cursor(comment.createdAt(), comment.id()).encode(listName());
  }

  CommentQuery from(Optional<Cursor> place) {
    return new CommentQuery(kind, within, status, newestFirst, place, limit);
  }

  Query on(Handle handle) {
    WhereClause where = new WhereClause();
    if (!kind.condition.isEmpty()) {
      where.and(kind.condition, "within", within.orElseThrow());
    }
    where.and("status = :status", "status", status);
    String after = newestFirst ? "<" : ">";
    cursor.ifPresent(
        place ->
            where
                .and(
                    "created_at %1$s= :at and (created_at %1$s :at or id %1$s :id)"
                        .formatted(after),
                    "at",
                    place.at())
                .bind("id", place.id()));
    return where.on(
        handle,
        "select * from reader_comment\n",
        "order by %s\nfetch first %d rows only".formatted(order(), limit + 1));
  }

  private String order() {
    String time = newestFirst ? "created_at desc, id desc" : "created_at, id";
    boolean reversed = newestFirst != kind.newestFirstInIndex();
    return (reversed ? kind.columns.replace(",", " desc,") : kind.columns) + " " + time;
  }
}
