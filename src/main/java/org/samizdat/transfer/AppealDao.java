package org.samizdat.transfer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Donation appeals, many at once. */
interface AppealDao {
  @SqlQuery(
      "select * from donation_appeal where id > :after order by id fetch first :limit rows only")
  @RegisterRowMapper(AppealLineMapper.class)
  List<AppealLine> after(UUID after, int limit);

  @SqlBatch(
      """
      insert into donation_appeal (
          id, slug, status, state, content, markdown, html, plain, language, article_id, topic,
          priority, valid_from, valid_until, held, revision, withdrawal_reason, withdrawal_note,
          withdrawn_at, created_at, edited_at, published_at, changed_at)
      values (
          :id, :slug, :status, :state, :content, :markdown, :html, :plain, :language, :articleId,
          :topic, :priority, :validFrom, :validUntil, :held, :revision, :withdrawalReason,
          :withdrawalNote, :withdrawnAt, :createdAt, :editedAt, :publishedAt, :changedAt)""")
  void insert(@BindMap List<Map<String, Object>> rows);
}
