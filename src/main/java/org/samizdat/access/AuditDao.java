package org.samizdat.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/** The audit log in the database. */
@RegisterConstructorMapper(AuditEntry.class)
interface AuditDao extends SqlObject {

  /** Which entries; at most one of the two ids, so that an index has the order. */
  record Filter(
      Optional<String> objectId,
      Optional<String> tokenId,
      Optional<Instant> from,
      Optional<Instant> to) {}

  @SqlUpdate(
      """
      insert into audit_entry
          (id, at, token_id, actor, operation, object_type, object_id, revision, note, request_id)
      values
          (:id, :at, :tokenId, :actor, :operation, :objectType, :objectId, :revision, :note,
           :requestId)""")
  void insert(@BindMethods AuditEntry entry);

  /** One page, newest first, and one entry more. */
  default List<AuditEntry> list(Filter filter, Optional<Cursor> cursor, int limit) {
    WhereClause where =
        new WhereClause()
            .and("object_id = :objectId", "objectId", filter.objectId())
            .and("token_id = :tokenId", "tokenId", filter.tokenId())
            .and("at >= :from", "from", filter.from())
            .and("at < :to", "to", filter.to());
    cursor.ifPresent(
        place ->
            where
                .and("at <= :at and (at < :at or id < :id)", "at", place.at())
                .bind("id", place.id()));
    String first =
        filter.objectId().map(id -> "object_id, ").orElse("")
            + filter.tokenId().map(id -> "token_id, ").orElse("");
    return where
        .on(
            getHandle(),
            "select * from audit_entry\n",
            "order by %sat desc, id desc\nfetch first %d rows only".formatted(first, limit + 1))
        .mapTo(AuditEntry.class)
        .list();
  }
}
