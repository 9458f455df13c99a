package org.samizdat.update;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The claims of published updates in the database. */
@RegisterRowMapper(PublishedClaimMapper.class)
interface ClaimDao {
  @SqlBatch(
      """
      insert into published_claim (
          update_id, place, article_id, subject_key, source_key, subject, source_name, source_url,
          source_kind, quantity, unit, qualifier, words, status, confirmed, reason, marked_at,
          occurred_at, display_time, published_at, changed_at)
      values (
          :updateId, :place, :articleId, :subjectKey, :sourceKey, :subject, :sourceName, :sourceUrl,
          :sourceKind, :quantity, :unit, :qualifier, :words, :status, :confirmed, :reason,
          :markedAt, :occurredAt, :displayTime, :publishedAt, :changedAt)""")
  void insert(@BindMap List<Map<String, Object>> rows);

  @SqlUpdate("delete from published_claim where update_id = :updateId")
  void delete(UUID updateId);

  @SqlQuery("select * from published_claim where update_id = :updateId order by update_id, place")
  List<PublishedClaim> of(UUID updateId);

  /** Those of the subjects after this one; of each subject in the order of time. */
  @SqlQuery(
      """
      select * from published_claim where article_id = :articleId and subject_key > :subject
      order by article_id, subject_key, occurred_at, published_at, update_id, place
      fetch first :limit rows only""")
  List<PublishedClaim> after(UUID articleId, String subject, int limit);

  /** Those of one subject, the latest first. */
  @SqlQuery(
      """
      select * from published_claim where article_id = :articleId and subject_key = :subject
      order by article_id desc, subject_key desc, occurred_at desc, published_at desc,
          update_id desc, place desc
      fetch first :limit rows only""")
  List<PublishedClaim> latest(UUID articleId, String subject, int limit);

  /** Those that readers see like this since a time, in the order in which they came to. */
  @SqlQuery(
      """
      select * from published_claim
      where article_id = :articleId and changed_at >= :at
          and (changed_at > :at or update_id > :id)
      order by article_id, changed_at, update_id, place
      fetch first :limit rows only""")
  List<PublishedClaim> changed(UUID articleId, Instant at, UUID id, int limit);
}
