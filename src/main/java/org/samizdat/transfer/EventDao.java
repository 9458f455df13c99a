package org.samizdat.transfer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Events, many at once. */
interface EventDao {
  @SqlQuery(
      "select * from calendar_event where id > :after order by id fetch first :limit rows only")
  @RegisterRowMapper(EventLineMapper.class)
  List<EventLine> after(UUID after, int limit);

  @SqlBatch(
      """
      insert into calendar_event (
          id, article_id, language, status, content, markdown, html, plain, event_status,
          range_start, range_end, sequence, revision, withdrawal_reason, withdrawal_note,
          withdrawn_at, created_at, edited_at, published_at)
      values (
          :id, :articleId, :language, :status, :content, :markdown, :html, :plain, :eventStatus,
          :rangeStart, :rangeEnd, :sequence, :revision, :withdrawalReason, :withdrawalNote,
          :withdrawnAt, :createdAt, :editedAt, :publishedAt)""")
  void insert(@BindMap List<Map<String, Object>> rows);
}
