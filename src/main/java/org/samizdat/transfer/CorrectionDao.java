package org.samizdat.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.samizdat.article.PublicCorrections;

/** Corrections, many at once. */
interface CorrectionDao {
  @SqlQuery("select * from correction where id > :after order by id fetch first :limit rows only")
  @RegisterConstructorMapper(CorrectionLine.class)
  List<CorrectionLine> after(UUID after, int limit);

  @SqlQuery("select id from correction where id = any(:ids)")
  List<UUID> known(Collection<UUID> ids);

  /** All of these articles, and of their updates, the latest first. */
  @SqlQuery(
      """
      select * from correction where article_id = any(:articles)
      order by published_at desc, id desc""")
  @RegisterConstructorMapper(CorrectionLine.class)
  List<CorrectionLine> of(Collection<UUID> articles);

  @SqlQuery(
      "select c.id "
          + PublicCorrections.FROM
          + "where c.id = any(:ids) and "
          + PublicCorrections.VISIBLE)
  List<UUID> visible(Collection<UUID> ids);

  @SqlBatch(
      """
      insert into correction (
          id, article_id, update_id, kind, wrong, corrected, reason, target_revision, published_at)
      values (
          :id, :articleId, :updateId, :kind, :wrong, :corrected, :reason, :targetRevision,
          :publishedAt)""")
  void insert(@BindMap List<Map<String, Object>> rows);

  @SqlBatch("update article set corrections = :notes where id = :id")
  void noteAtArticles(@BindMap List<Map<String, Object>> rows);

  @SqlBatch("update article_update set corrections = :notes where id = :id")
  void noteAtUpdates(@BindMap List<Map<String, Object>> rows);
}
