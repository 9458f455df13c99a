package org.samizdat.transfer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Articles, many at once. */
interface ArticleDao {
  @SqlQuery(
      """
      select a.*,
             (select string_agg(t.slug || chr(9) || t.name, chr(10) order by x.position)
              from article_topic x join topic t on t.slug = x.topic
              where x.article_id = a.id) as topics,
             (select string_agg(s.slug, ',' order by s.slug) from article_slug s
              where s.article_id = a.id and s.slug <> a.slug) as other_slugs
      from article a where a.id > :after order by a.id fetch first :limit rows only""")
  @RegisterRowMapper(ArticleLineMapper.class)
  List<ArticleLine> after(UUID after, int limit);

  @SqlQuery(
      """
      select * from article_revision where article_id = any(:ids)
      order by article_id, revision""")
  @RegisterRowMapper(ArticleRevisionMapper.class)
  List<ArticleRevisionLine> revisions(Collection<UUID> ids);

  @SqlQuery(
      """
      select * from article_revision where article_id = :id and revision > :after
      order by article_id, revision fetch first :limit rows only""")
  @RegisterRowMapper(ArticleRevisionMapper.class)
  List<ArticleRevisionLine> revisions(UUID id, int after, int limit);

  @SqlBatch(
      """
      insert into article (
          id, slug, status, kind, language, breaking, content, markdown, html, plain, revision,
          live_state, coverage_started_at, coverage_ended_at, pinned_update_id,
          withdrawal_reason, withdrawal_note, withdrawn_at,
          created_at, edited_at, published_at, changed_at, comments_open, comments_close_at,
          coverage_starts_at, comments_changed_at)
      values (
          :id, :slug, :status, :kind, :language, :breaking, :content, :markdown, :html, :plain,
          :revision, :liveState, :coverageStartedAt, :coverageEndedAt, :pinnedUpdateId,
          :withdrawalReason, :withdrawalNote, :withdrawnAt,
          :createdAt, :editedAt, :publishedAt, :changedAt, :commentsOpen, :commentsCloseAt,
          :coverageStartsAt, :commentsChangedAt)""")
  void insert(@BindMap List<Map<String, Object>> rows);

  @SqlBatch("insert into article_slug (slug, article_id) values (:slug, :articleId)")
  void claimSlugs(@BindMap List<Map<String, Object>> rows);

  @SqlBatch(
      """
      insert into article_revision
          (article_id, revision, what, public, significant, content, markdown, author, made_at)
      values (:articleId, :revision, :what, :isPublic, :significant, :content, :markdown, :author,
          :madeAt)""")
  void keepRevisions(@BindMap List<Map<String, Object>> rows);

  /** Keeps the number of published updates, and which is the latest, true. */
  @SqlBatch(
      """
      update article set
          update_count = update_count + :difference,
          latest_update_id = (
              select u.id from article_update u
              where u.article_id = :id and u.status = 'published'
              order by u.article_id, u.status, u.published_at desc, u.id desc
              fetch first 1 rows only)
      where id = :id""")
  void countUpdates(@Bind("id") List<UUID> ids, @Bind("difference") List<Integer> differences);

  @SqlBatch("update article set comment_count = comment_count + :difference where id = :id")
  void countComments(@Bind("id") List<UUID> ids, @Bind("difference") List<Integer> differences);

  /** When the newest of what an export is of was edited, or seen to change. */
  @SqlQuery(
      """
      select max(at) from (
          select max(edited_at) as at from article
          union all
          select max(changed_at) from article where status = 'published') newest""")
  Optional<Instant> changedAt();
}
