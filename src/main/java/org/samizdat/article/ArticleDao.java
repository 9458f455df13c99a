package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.change.ChangeType;
import org.samizdat.database.WhereClause;

/** Articles in the database. */
@RegisterRowMapper(ArticleMapper.class)
interface ArticleDao extends SqlObject {

  /** Published updates of one quarter of an hour, which starts at this second of the epoch. */
  record UpdateCount(long quarterStart, int updates) {}

  /** Something that belongs to an article, or links to it. */
  record Part(ChangeType type, UUID id, int revision) {}

  /** Everything but the body; the latest update stands beside it. */
  String SUMMARY =
      """
      select a.id, a.slug, a.status, a.language, a.content, a.revision, a.live_state,
             a.coverage_started_at, a.coverage_ended_at, a.update_count, a.pinned_update_id,
             a.withdrawal_reason, a.withdrawal_note, a.withdrawn_at,
             a.created_at, a.edited_at, a.published_at, a.changed_at,
             a.comment_count, a.comments_changed_at, a.corrections,
             u.id as latest_id, u.display_time as latest_display_time,
             u.occurred_at as latest_occurred_at, u.headline as latest_headline,
             u.summary as latest_summary, u.key_event as latest_key_event,
             u.published_at as latest_published_at,
             (select string_agg(t.slug || chr(9) || t.name, chr(10) order by x.position)
              from article_topic x join topic t on t.slug = x.topic
              where x.article_id = a.id) as topics
      """;

  String WITH_BODY = SUMMARY + ", a.markdown, a.html, a.plain ";

  String WITHOUT_BODY = SUMMARY + ", null as markdown, null as html, null as plain ";

  String FROM = "from article a left join article_update u on u.id = a.latest_update_id ";

  @SqlQuery(WITH_BODY + FROM + "where a.id = :id")
  Optional<Article> find(UUID id);

  /** The article that has, or once had, this slug. */
  @SqlQuery("select article_id from article_slug where slug = :slug")
  Optional<UUID> idOfSlug(String slug);

  /** Keeps others from changing the article until the transaction ends. */
  @SqlQuery("select id from article where id = :id for update")
  Optional<UUID> lock(UUID id);

  @SqlUpdate(
      """
      insert into article (
          id, slug, status, kind, language, breaking, content, markdown, html, plain, revision,
          live_state, coverage_started_at, coverage_ended_at, pinned_update_id,
          withdrawal_reason, withdrawal_note, withdrawn_at,
          created_at, edited_at, published_at, changed_at, comments_open, comments_close_at,
          coverage_starts_at)
      values (
          :id, :slug, :status, :kind, :language, :breaking, :content, :markdown, :html, :plain,
          :revision, :liveState, :coverageStartedAt, :coverageEndedAt, :pinnedUpdateId,
          :withdrawalReason, :withdrawalNote, :withdrawnAt,
          :createdAt, :editedAt, :publishedAt, :changedAt, :commentsOpen, :commentsCloseAt,
          :coverageStartsAt)""")
  void insert(@BindMap java.util.Map<String, ?> columns);

  @SqlUpdate(
      """
      update article set
          slug = :slug, status = :status, kind = :kind, language = :language,
          breaking = :breaking, content = :content, markdown = :markdown, html = :html,
          plain = :plain, revision = :revision, live_state = :liveState,
          coverage_started_at = :coverageStartedAt, coverage_ended_at = :coverageEndedAt,
          pinned_update_id = :pinnedUpdateId, withdrawal_reason = :withdrawalReason,
          withdrawal_note = :withdrawalNote, withdrawn_at = :withdrawnAt,
          edited_at = :editedAt, published_at = :publishedAt, changed_at = :changedAt,
          comments_open = :commentsOpen, comments_close_at = :commentsCloseAt,
          coverage_starts_at = :coverageStartsAt
      where id = :id""")
  void update(@BindMap java.util.Map<String, ?> columns);

  @SqlUpdate("delete from article where id = :id")
  void delete(UUID id);

  @SqlUpdate("insert into article_slug (slug, article_id) values (:slug, :articleId)")
  void claimSlug(String slug, UUID articleId);

  @SqlQuery("select slug from article_slug where article_id = :articleId order by slug")
  List<String> slugs(UUID articleId);

  @SqlUpdate(
      """
      insert into article_revision
          (article_id, revision, what, public, significant, content, markdown, author, made_at)
      values (:articleId, :revision, :what, :isPublic, :significant, :content, :markdown, :author,
          :madeAt)""")
  void keepRevision(
      UUID articleId,
      int revision,
      RevisionKind what,
      boolean isPublic,
      boolean significant,
      String content,
      String markdown,
      String author,
      Instant madeAt);

  @SqlQuery("select count(*) from article_revision where article_id = :articleId")
  int revisions(UUID articleId);

  /** Readers of an article that becomes public see the updates that are published in it. */
  @SqlUpdate(
      """
      update update_revision set public = true
      where public = false and update_id in (
              select id from article_update
              where article_id = :articleId and status = 'published')
          and revision = (
              select u.revision from article_update u where u.id = update_revision.update_id)""")
  void showUpdateRevisions(UUID articleId);

  /** Moves the published updates' count, the latest of them, and the time of the last change. */
  @SqlUpdate(
      """
      update article set
          update_count = update_count + :difference, changed_at = :changedAt,
          live_state = :state, coverage_started_at = :startedAt,
          coverage_starts_at = case when :state = 'scheduled' then coverage_starts_at end,
          pinned_update_id = :pinned,
          latest_update_id = (
              select u.id from article_update u
              where u.article_id = :articleId and u.status = 'published'
              order by u.article_id, u.status, u.published_at desc, u.id desc
              fetch first 1 rows only)
      where id = :articleId""")
  void countUpdates(
      UUID articleId,
      int difference,
      Instant changedAt,
      LiveState state,
      Optional<Instant> startedAt,
      Optional<UUID> pinned);

  @SqlQuery(
      """
      select quarter_start, count(*) as updates
      from (select cast(floor(extract(epoch from published_at) / 900) * 900 as bigint) as quarter_start
            from article_update where article_id = :articleId and status = 'published') published
      group by quarter_start order by quarter_start""")
  @RegisterConstructorMapper(UpdateCount.class)
  List<UpdateCount> updateCounts(UUID articleId);

  /** Whether an update is public and belongs to the article. */
  @SqlQuery(
      """
      select count(*) from article_update
      where id = :updateId and article_id = :articleId and status = 'published'""")
  int publishedUpdates(UUID articleId, UUID updateId);

  /** What can be seen while the article can. */
  @SqlQuery(
      """
      select 'update' as type, id, revision from article_update
      where article_id = :articleId and status = 'published'
      union all
      select 'comment', id, revision from reader_comment
      where article_id = :articleId and listed = true
      union all
      select 'correction', c.id, 1
      """
          + PublicCorrections.FROM
          + "where c.article_id = :articleId and "
          + PublicCorrections.VISIBLE)
  @RegisterConstructorMapper(Part.class)
  List<Part> publicParts(UUID articleId);

  @SqlQuery(
      """
      select 'update' as type, id, revision from article_update
      where id = :id and status = 'published'""")
  @RegisterConstructorMapper(Part.class)
  Optional<Part> publicUpdate(UUID id);

  /** What names the article by its headline and address. */
  @SqlQuery(
      """
      select 'event' as type, id, revision from calendar_event
      where article_id = :articleId and status = 'published'
      union all
      select 'donation-appeal', id, revision from donation_appeal
      where article_id = :articleId and status = 'published' and state <> 'scheduled'
      union all
      select 'correction', c.id, 1
      """
          + PublicCorrections.FROM
          + "where c.article_id = :articleId and "
          + PublicCorrections.VISIBLE)
  @RegisterConstructorMapper(Part.class)
  List<Part> publicLinkers(UUID articleId);

  @SqlUpdate(
      """
      update article set
          comment_count = comment_count + :difference, comments_changed_at = :at
      where id = :articleId""")
  void countComments(UUID articleId, int difference, Instant at);

  @SqlQuery(
      """
      select slug, changed_at from article
      where status = 'published' and published_at >= :from and published_at < :to
      order by status, published_at desc, id desc fetch first :limit rows only""")
  @RegisterConstructorMapper(ArticleLocation.class)
  List<ArticleLocation> locations(Instant from, Instant to, int limit);

  @SqlQuery("select count(*) from article")
  int count();

  /** One page of a list, without bodies, and one item more. */
  default List<Article> list(ArticleQuery query) {
    return query.on(getHandle(), WITHOUT_BODY + FROM).mapTo(Article.class).list();
  }

  /** The same with bodies. */
  default List<Article> listWithBodies(ArticleQuery query) {
    return listWithBodies(query, where -> {});
  }

  /** The same under further conditions on the article {@code a}. */
  default List<Article> listWithBodies(ArticleQuery query, Consumer<WhereClause> more) {
    return query.on(getHandle(), WITH_BODY + FROM, more).mapTo(Article.class).list();
  }
}
