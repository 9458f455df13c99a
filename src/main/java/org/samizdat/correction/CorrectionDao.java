package org.samizdat.correction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.article.PublicCorrections;
import org.samizdat.database.WhereClause;

/** Corrections in the database. */
@RegisterConstructorMapper(Correction.class)
interface CorrectionDao extends SqlObject {
  /** A correction with where it is found. */
  record Placed(UUID id, Instant at, UUID articleId, String language, Optional<String> topics) {}

  String PLACED =
      """
      select c.id, c.published_at as at, c.article_id, a.language,
          (select string_agg(x.topic, ',' order by x.position)
           from article_topic x where x.article_id = a.id) as topics
      """;

  String SELECT = "select c.* " + PublicCorrections.FROM;

  @SqlUpdate(
      """
      insert into correction (
          id, article_id, update_id, kind, wrong, corrected, reason, target_revision, published_at)
      values (
          :id, :articleId, :updateId, :kind, :wrong, :corrected, :reason, :targetRevision,
          :publishedAt)""")
  void insert(@BindMethods Correction correction);

  @SqlUpdate("update article set corrections = :notes where id = :id")
  void noteAtArticle(UUID id, String notes);

  @SqlUpdate("update article_update set corrections = :notes where id = :id")
  void noteAtUpdate(UUID id, String notes);

  @SqlQuery(SELECT + "where c.id = :id and " + PublicCorrections.VISIBLE)
  Optional<Correction> find(UUID id);

  @SqlQuery(
      SELECT
          + """
          where c.article_id = :articleId and c.published_at >= :at
              and (c.published_at > :at or c.id > :id) and
          """
          + PublicCorrections.VISIBLE
          + """
          order by c.article_id desc, c.published_at, c.id fetch first :limit rows only""")
  List<Correction> since(UUID articleId, Instant at, UUID id, int limit);

  /** Walks by id through all that the public sees, of one article where there is one. */
  default List<Placed> walk(UUID after, Optional<UUID> articleId, int limit) {
    return new WhereClause()
        .and("c.id > :after", "after", after)
        .and("c.article_id = :articleId", "articleId", articleId)
        .and(PublicCorrections.VISIBLE)
        .on(
            getHandle(),
            PLACED + PublicCorrections.FROM,
            "order by c.id fetch first %d rows only".formatted(limit))
        .registerRowMapper(ConstructorMapper.factory(Placed.class))
        .mapTo(Placed.class)
        .list();
  }

  /** One page of a list, and one more. */
  default List<Correction> list(CorrectionQuery query) {
    return query.on(getHandle(), SELECT).mapTo(Correction.class).list();
  }
}
