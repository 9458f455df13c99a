package org.samizdat.update;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.article.PublicCorrections;
import org.samizdat.article.RevisionKind;
import org.samizdat.article.Withdrawn;
import org.samizdat.article.WithdrawnMapper;
import org.samizdat.database.WhereClause;

/** Updates in the database. */
@RegisterRowMapper(UpdateMapper.class)
interface UpdateDao extends SqlObject {

  /** A key event as an index of the day needs it. */
  record KeyEvent(
      UUID id,
      String displayTime,
      Instant occurredAt,
      Optional<String> headline,
      Optional<String> summary) {}

  @SqlQuery("select * from article_update where id = :id")
  Optional<Update> find(UUID id);

  @SqlQuery("select article_id from article_update where id = :id")
  Optional<UUID> articleOf(UUID id);

  @SqlUpdate(
      """
      insert into article_update (
          id, article_id, status, content, markdown, html, plain, revision, headline, summary,
          key_event, display_time, occurred_at, occurred_at_precision,
          withdrawal_reason, withdrawal_note, withdrawn_at, created_at, edited_at, published_at)
      values (
          :id, :articleId, :status, :content, :markdown, :html, :plain, :revision, :headline,
          :summary, :keyEvent, :displayTime, :occurredAt, :occurredAtPrecision,
          :withdrawalReason, :withdrawalNote, :withdrawnAt, :createdAt, :editedAt, :publishedAt)""")
  void insert(@BindMap Map<String, ?> columns);

  @SqlUpdate(
      """
      update article_update set
          status = :status, content = :content, markdown = :markdown, html = :html,
          plain = :plain, revision = :revision, headline = :headline, summary = :summary,
          key_event = :keyEvent, display_time = :displayTime, occurred_at = :occurredAt,
          occurred_at_precision = :occurredAtPrecision, withdrawal_reason = :withdrawalReason,
          withdrawal_note = :withdrawalNote, withdrawn_at = :withdrawnAt,
          edited_at = :editedAt, published_at = :publishedAt
      where id = :id""")
  void update(@BindMap Map<String, ?> columns);

  @SqlQuery(
      "select c.id "
          + PublicCorrections.FROM
          + "where c.update_id = :updateId and "
          + PublicCorrections.VISIBLE)
  Set<UUID> visibleCorrections(UUID updateId);

  @SqlUpdate("delete from article_update where id = :id")
  void delete(UUID id);

  @SqlUpdate(
      """
      insert into update_revision
          (update_id, revision, what, public, significant, content, markdown, author, made_at)
      values (:updateId, :revision, :what, :isPublic, :significant, :content, :markdown, :author,
          :madeAt)""")
  void keepRevision(
      UUID updateId,
      int revision,
      RevisionKind what,
      boolean isPublic,
      boolean significant,
      String content,
      String markdown,
      String author,
      Instant madeAt);

  @SqlUpdate("delete from update_revision where update_id = :updateId")
  void forgetRevisions(UUID updateId);

  @SqlUpdate("delete from correction where update_id = :updateId")
  void forgetCorrections(UUID updateId);

  @SqlUpdate("update article_update set corrections = null where id = :updateId")
  void forgetCorrectionNotes(UUID updateId);

  @SqlQuery("select count(*) from update_revision where update_id = :updateId")
  int revisions(UUID updateId);

  @SqlQuery(
      """
      select id, display_time, occurred_at, headline, summary from article_update
      where article_id = :articleId and status = 'published' and key_event = true
      order by article_id, status, key_event, published_at desc, id desc
      fetch first :limit rows only""")
  @RegisterConstructorMapper(KeyEvent.class)
  List<KeyEvent> keyEvents(UUID articleId, int limit);

  @SqlQuery(
      """
      select u.article_id, count(*) as updates
      from article_update u join article a on a.id = u.article_id
      where u.status = 'published' and u.published_at >= :from and u.published_at < :to
        and a.status = 'published'
      group by u.article_id
      order by updates desc, u.article_id
      fetch first :limit rows only""")
  @RegisterConstructorMapper(UpdateDays.Growth.class)
  List<UpdateDays.Growth> growth(Instant from, Instant to, int limit);

  @SqlQuery(
      """
      select id, withdrawal_reason, withdrawal_note, withdrawn_at from article_update
      where article_id = :articleId and status = 'withdrawn' and withdrawn_at >= :since
      order by article_id, status, published_at desc, id desc
      fetch first :limit rows only""")
  @RegisterRowMapper(WithdrawnMapper.class)
  List<Withdrawn> withdrawn(UUID articleId, Instant since, int limit);

  /** Key events that were first published since a place, the first of them first. */
  @SqlQuery(
      """
      select id, display_time, occurred_at, headline, summary, published_at from article_update
      where article_id = :articleId and status = 'published' and key_event = true
          and published_at >= :at and (published_at > :at or id > :id)
      order by article_id desc, status desc, key_event desc, published_at, id
      fetch first :limit rows only""")
  @RegisterConstructorMapper(UpdateNews.Line.class)
  List<UpdateNews.Line> keyEventsAfter(UUID articleId, Instant at, UUID id, int limit);

  @SqlQuery(
      """
      select id, display_time, occurred_at, headline, summary, published_at from article_update
      where id = any(:ids) and status = 'published'""")
  @RegisterConstructorMapper(UpdateNews.Line.class)
  List<UpdateNews.Line> lines(Collection<UUID> ids);

  /** How many others were first published after a time; counts no further than the limit. */
  @SqlQuery(
      """
      select count(*) from (
          select id from article_update
          where article_id = :articleId and status = 'published' and key_event = false
              and published_at > :since
          fetch first :limit rows only) others""")
  int othersSince(UUID articleId, Instant since, int limit);

  /** What was withdrawn since a place, the first of it first. */
  @SqlQuery(
      """
      select id, withdrawal_reason, withdrawal_note, withdrawn_at from article_update
      where article_id = :articleId and status = 'withdrawn'
          and withdrawn_at >= :at and (withdrawn_at > :at or id > :id)
      order by withdrawn_at, id fetch first :limit rows only""")
  @RegisterRowMapper(WithdrawnMapper.class)
  List<Withdrawn> withdrawnAfter(UUID articleId, Instant at, UUID id, int limit);

  /** Those of these updates that are published. */
  default List<Update> published(List<UUID> ids) {
    return new WhereClause()
        .and("status = 'published'")
        .andIn("id in (<ids>)", "ids", ids)
        .on(getHandle(), "select * from article_update\n", "")
        .mapTo(Update.class)
        .list();
  }

  /** One page of a list, and one item more. */
  default List<Update> list(UpdateQuery query) {
    return query.on(getHandle()).mapTo(Update.class).list();
  }
}
