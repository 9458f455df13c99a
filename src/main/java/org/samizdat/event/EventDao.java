package org.samizdat.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Events in the database. */
@RegisterRowMapper(EventMapper.class)
interface EventDao extends SqlObject {

  @SqlQuery("select * from calendar_event where id = :id")
  Optional<Event> find(UUID id);

  @SqlQuery("select * from calendar_event where id = :id for update")
  Optional<Event> lock(UUID id);

  @SqlUpdate(
      """
      insert into calendar_event (
          id, article_id, language, status, content, markdown, html, plain, event_status, range_start,
          range_end, sequence, revision, withdrawal_reason, withdrawal_note, withdrawn_at,
          created_at, edited_at, published_at)
      values (
          :id, :articleId, :language, :status, :content, :markdown, :html, :plain, :eventStatus,
          :rangeStart, :rangeEnd, :sequence, :revision, :withdrawalReason, :withdrawalNote, :withdrawnAt,
          :createdAt, :editedAt, :publishedAt)""")
  void insert(@BindMap Map<String, ?> columns);

  @SqlUpdate(
      """
      update calendar_event set
          article_id = :articleId, language = :language, status = :status, content = :content,
          markdown = :markdown, html = :html, plain = :plain, event_status = :eventStatus, range_start = :rangeStart,
          range_end = :rangeEnd, sequence = :sequence, revision = :revision,
          withdrawal_reason = :withdrawalReason, withdrawal_note = :withdrawalNote,
          withdrawn_at = :withdrawnAt, edited_at = :editedAt, published_at = :publishedAt
      where id = :id""")
  void update(@BindMap Map<String, ?> columns);

  @SqlUpdate("delete from calendar_event where id = :id")
  void delete(UUID id);

  @SqlQuery(
      """
      select * from calendar_event where id > :after and status = 'published'
      order by id fetch first :limit rows only""")
  List<Event> walk(UUID after, int limit);

  /** One page of a list, and one event more. */
  default List<Event> list(EventQuery query) {
    return query.on(getHandle()).mapTo(Event.class).list();
  }
}
