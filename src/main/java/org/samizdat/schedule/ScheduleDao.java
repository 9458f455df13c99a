package org.samizdat.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/** What is planned, in the database. */
@RegisterRowMapper(ScheduledActionMapper.class)
interface ScheduleDao extends SqlObject {

  @SqlUpdate(
      """
      insert into scheduled_action
          (object_id, action, type, article_id, at, revision, title, author)
      values (:objectId, :action, :type, :articleId, :at, :revision, :title, :author)""")
  void insert(@BindMethods ScheduledAction action);

  @SqlUpdate("delete from scheduled_action where object_id = :objectId and action = :action")
  int delete(UUID objectId, Action action);

  @SqlQuery("select * from scheduled_action where object_id in (<ids>) order by at, object_id")
  List<ScheduledAction> of(@BindList List<UUID> ids);

  @SqlQuery(
      """
      select * from scheduled_action where at <= :now and failed_at is null
      order by at, object_id fetch first 100 rows only""")
  List<ScheduledAction> due(Instant now);

  /** Keeps it where it is, and says why. */
  @SqlUpdate(
      """
      update scheduled_action set failed_at = :failedAt, problem = :problem, detail = :detail
      where object_id = :objectId and action = :action and at = :at and failed_at is null""")
  void fail(
      UUID objectId, Action action, Instant at, Instant failedAt, String problem, String detail);

  @SqlQuery(
      """
      select at from scheduled_action where failed_at is null
      order by at, object_id fetch first 1 rows only""")
  Optional<Instant> next();

  @SqlQuery(
      """
      select min(at) from scheduled_action where article_id = :articleId and failed_at is null""")
  Optional<Instant> next(UUID articleId);

  /** One page, what is due first at the top, and one more. */
  default List<ScheduledAction> list(Optional<Boolean> failed, Optional<Cursor> cursor, int limit) {
    WhereClause where = new WhereClause();
    failed.ifPresent(wanted -> where.and("failed_at is %s null".formatted(wanted ? "not" : "")));
    cursor.ifPresent(
        place ->
            where
                .and("at >= :at and (at > :at or object_id > :id)", "at", place.at())
                .bind("id", place.id()));
    return where
        .on(
            getHandle(),
            "select * from scheduled_action\n",
            "order by at, object_id\nfetch first %d rows only".formatted(limit + 1))
        .mapTo(ScheduledAction.class)
        .list();
  }
}
