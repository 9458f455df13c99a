package org.samizdat.article;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Takes what an article said out of the database. */
interface ArticleErasureDao {
  String UPDATES = " (select id from article_update where article_id = :articleId)";

  @SqlQuery(
      "select c.id "
          + PublicCorrections.FROM
          + "where c.article_id = :articleId and "
          + PublicCorrections.VISIBLE)
  Set<UUID> visibleCorrections(UUID articleId);

  @SqlUpdate("delete from article_revision where article_id = :articleId")
  void forgetRevisions(UUID articleId);

  @SqlUpdate("delete from correction where article_id = :articleId")
  void forgetCorrections(UUID articleId);

  @SqlUpdate("delete from published_claim where article_id = :articleId")
  void forgetClaims(UUID articleId);

  /** Their titles are headlines. */
  @SqlUpdate("delete from scheduled_action where article_id = :articleId")
  void forgetPlans(UUID articleId);

  @SqlUpdate("delete from media_use where type = 'update' and object_id in" + UPDATES)
  void forgetUpdateMedia(UUID articleId);

  @SqlUpdate("delete from update_revision where update_id in" + UPDATES)
  void forgetUpdateRevisions(UUID articleId);

  @SqlUpdate("delete from article_update where article_id = :articleId and published_at is null")
  void forgetDrafts(UUID articleId);

  /** As {@code UpdateContent} has it when it says nothing. */
  @SqlUpdate(
      """
      update article_update set
          status = 'withdrawn', withdrawal_reason = :reason, withdrawal_note = null,
          withdrawn_at = coalesce(withdrawn_at, :at),
          content = '{"body":"","verification":"unverified","keyEvent":false,"media":[],"claims":[]}',
          markdown = '[erased]', html = '<p>[erased]</p>', plain = '[erased]', headline = null,
          summary = null, display_time = '[erased]', occurred_at = published_at,
          key_event = false, corrections = null, revision = revision + 1, edited_at = :at
      where article_id = :articleId""")
  void eraseUpdates(UUID articleId, WithdrawalReason reason, Instant at);

  @SqlUpdate(
      """
      update article set corrections = null, update_count = 0, latest_update_id = null
      where id = :articleId""")
  void eraseTraces(UUID articleId);
}
