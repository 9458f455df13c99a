package org.samizdat.appeal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.article.ArticleStatus;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/** Donation appeals in the database. */
@RegisterRowMapper(AppealMapper.class)
interface AppealDao extends SqlObject {

  @SqlQuery("select * from donation_appeal where id = :id")
  Optional<Appeal> find(UUID id);

  @SqlQuery("select * from donation_appeal where slug = :slug")
  Optional<Appeal> find(String slug);

  @SqlQuery(
      """
      select * from donation_appeal
      where id > :after and status = 'published' and state <> 'scheduled'
      order by id fetch first :limit rows only""")
  List<Appeal> walk(UUID after, int limit);

  @SqlQuery("select * from donation_appeal where id = :id for update")
  Optional<Appeal> lock(UUID id);

  @SqlUpdate(
      """
      insert into donation_appeal (
          id, slug, status, state, content, markdown, html, plain, language, article_id, topic,
          priority, valid_from, valid_until, held, revision, withdrawal_reason, withdrawal_note,
          withdrawn_at, created_at, edited_at, published_at)
      values (
          :id, :slug, :status, :state, :content, :markdown, :html, :plain, :language, :articleId,
          :topic, :priority, :validFrom, :validUntil, :held, :revision, :withdrawalReason,
          :withdrawalNote, :withdrawnAt, :createdAt, :editedAt, :publishedAt)""")
  void insert(@BindMap Map<String, ?> columns);

  @SqlUpdate(
      """
      update donation_appeal set
          slug = :slug, status = :status, state = :state, content = :content, markdown = :markdown,
          html = :html, plain = :plain, language = :language, article_id = :articleId,
          topic = :topic, priority = :priority, valid_from = :validFrom, valid_until = :validUntil,
          held = :held, revision = :revision, withdrawal_reason = :withdrawalReason,
          withdrawal_note = :withdrawalNote, withdrawn_at = :withdrawnAt, edited_at = :editedAt,
          published_at = :publishedAt
      where id = :id""")
  void update(@BindMap Map<String, ?> columns);

  /** Remembers that the public has seen it change. */
  @SqlUpdate("update donation_appeal set changed_at = :at where id = :id")
  void seenToChange(UUID id, Instant at);

  @SqlUpdate("delete from donation_appeal where id = :id")
  void delete(UUID id);

  @SqlQuery("select exists (select 1 from topic where slug = :slug)")
  boolean topicExists(String slug);

  @SqlQuery("select max(changed_at) from donation_appeal")
  Optional<Instant> changedAt();

  /** When the next published one begins or ends. */
  @SqlQuery(
      """
      select min(at) from (
          select min(valid_from) as at from donation_appeal
          where status = 'published' and state = 'upcoming'
          union all
          select min(valid_until) as at from donation_appeal
          where status = 'published' and state = 'active') due""")
  Optional<Instant> nextChange();

  /** Those whose time has come: they are to begin, or to end. */
  @SqlQuery(
      """
      select id from donation_appeal
      where status = 'published'
          and (state = 'upcoming' and valid_from <= :now
              or state = 'active' and valid_until <= :now)
      order by id fetch first 100 rows only""")
  List<UUID> due(Instant now);

  /** All that are in force, the last published first. */
  @SqlQuery(
      """
      select * from donation_appeal where status = 'published' and state = 'active'
      order by status, state, published_at desc, id desc fetch first 1000 rows only""")
  List<Appeal> inForce();

  /** One page of those that the public can read, the last published first, and one more. */
  default List<Appeal> published(AppealState state, Optional<Cursor> after, int limit) {
    WhereClause where =
        new WhereClause()
            .and("status = 'published'")
            .and("state = :state", "state", (Object) state);
    keyset(where, "published_at", after);
    return page(where, "status, state, published_at desc, id desc", limit);
  }

  /** One page of all, the last created first, and one more. */
  default List<Appeal> all(Optional<ArticleStatus> status, Optional<Cursor> after, int limit) {
    WhereClause where = new WhereClause().and("status = :status", "status", status);
    keyset(where, "created_at", after);
    return page(where, "created_at desc, id desc", limit);
  }

  private static void keyset(WhereClause where, String time, Optional<Cursor> after) {
    String condition = "%1$s <= :at and (%1$s < :at or id < :id)".formatted(time);
    after.ifPresent(place -> where.and(condition, "at", place.at()).bind("id", place.id()));
  }

  private List<Appeal> page(WhereClause where, String order, int limit) {
    return where
        .on(
            getHandle(),
            "select * from donation_appeal\n",
            "order by %s\nfetch first %d rows only".formatted(order, limit + 1))
        .mapTo(Appeal.class)
        .list();
  }
}
