package org.samizdat.transfer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Live updates, many at once. */
@RegisterRowMapper(UpdateLineMapper.class)
interface UpdateDao {
  /** The updates of the articles after this one, the newest of each first. */
  @SqlQuery(
      """
      select * from article_update where article_id > :article
      order by article_id, created_at desc, id desc fetch first :limit rows only""")
  List<UpdateLine> after(UUID article, int limit);

  /** Further updates of an article. */
  @SqlQuery(
      """
      select * from article_update
      where article_id = :article and created_at <= :createdAt
          and (created_at < :createdAt or id < :id)
      order by article_id, created_at desc, id desc fetch first :limit rows only""")
  List<UpdateLine> before(UUID article, Instant createdAt, UUID id, int limit);

  @SqlQuery(
      "select * from update_revision where update_id = any(:ids) order by update_id, revision")
  @RegisterRowMapper(UpdateRevisionMapper.class)
  List<UpdateRevisionLine> revisions(Collection<UUID> ids);

  @SqlQuery(
      """
      select * from update_revision where update_id = :id and revision > :after
      order by update_id, revision fetch first :limit rows only""")
  @RegisterRowMapper(UpdateRevisionMapper.class)
  List<UpdateRevisionLine> revisions(UUID id, int after, int limit);

  @SqlBatch(
      """
      insert into article_update (
          id, article_id, status, content, markdown, html, plain, revision, headline, summary,
          key_event, display_time, occurred_at, occurred_at_precision,
          withdrawal_reason, withdrawal_note, withdrawn_at, created_at, edited_at, published_at)
      values (
          :id, :articleId, :status, :content, :markdown, :html, :plain, :revision, :headline,
          :summary, :keyEvent, :displayTime, :occurredAt, :occurredAtPrecision,
          :withdrawalReason, :withdrawalNote, :withdrawnAt, :createdAt, :editedAt, :publishedAt)""")
  void insert(@BindMap List<Map<String, Object>> rows);

  @SqlBatch(
      """
      insert into update_revision
          (update_id, revision, what, public, significant, content, markdown, author, made_at)
      values (:updateId, :revision, :what, :isPublic, :significant, :content, :markdown, :author,
          :madeAt)""")
  void keepRevisions(@BindMap List<Map<String, Object>> rows);
}
