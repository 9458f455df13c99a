package org.samizdat.correction;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.samizdat.article.PublicCorrections;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/**
 * Which corrections, the latest first.
 *
 * @param language of the article, or a variant of it
 */
record CorrectionQuery(
    Optional<UUID> articleId, Optional<String> language, Optional<Cursor> cursor, int limit) {
  private static final String LIST = "corrections";

  /**
   * @param cursor as given out by {@link #cursor}
   * @throws org.samizdat.problem.ProblemException invalid-cursor
   */
  static CorrectionQuery of(
      Optional<UUID> articleId, Optional<String> language, Optional<String> cursor, int limit) {
    return new CorrectionQuery(
        articleId, language, cursor.map(text -> Cursor.decode(text, LIST)), limit);
  }

  static String cursor(Correction last) {
    return new Cursor(last.publishedAt(), last.id()).encode(LIST);
  }

  Query on(Handle handle, String select) {
    WhereClause where =
        new WhereClause()
            .and(PublicCorrections.VISIBLE)
            .and("c.article_id = :articleId", "articleId", articleId);
    language.ifPresent(
        tag ->
            where
                .and("(a.language = :language or a.language like :variants)", "language", tag)
                .bind("variants", tag + "-%"));
    cursor.ifPresent(
        place ->
            where
                .and(
                    "c.published_at <= :at and (c.published_at < :at or c.id < :id)",
                    "at",
                    place.at())
                .bind("id", place.id()));
    return where.on(
        handle,
        select,
        "order by %s c.published_at desc, c.id desc fetch first %d rows only"
            .formatted(articleId.isPresent() ? "c.article_id," : "", limit + 1));
  }
}
