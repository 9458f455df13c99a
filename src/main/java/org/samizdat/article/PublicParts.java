package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;

/**
 * Walks by id through what belongs to public articles: one table with an id, a revision and the id
 * of its article.
 *
 * @param table name of the table
 * @param articleColumn column with the article's id
 * @param changedColumn column with the time of the last change
 * @param condition SQL about the table {@code p}, for what can be seen
 */
public record PublicParts(
    ChangeType type, String table, String articleColumn, String changedColumn, String condition) {

  /** A row of the walk. */
  public record Row(
      UUID id, int revision, Instant at, UUID articleId, String language, Optional<String> topics) {

    private Change change(ChangeType type) {
      return Change.of(type, id.toString(), ChangeOp.PUBLISHED, revision, at)
          .inArticle(
              articleId,
              language,
              topics.map(slugs -> List.of(slugs.split(","))).orElse(List.of()));
    }
  }

  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    String ofArticle = article.isPresent() ? "and a.id = :article" : "";
    Query query =
        handle
            .createQuery(
                """
                select p.id, p.revision, p.%s as at, a.id as article_id, a.language,
                    (select string_agg(x.topic, ',' order by x.position)
                     from article_topic x where x.article_id = a.id) as topics
                from %s p join article a on a.id = p.%s
                where p.id > :after and a.status = 'published' and %s %s
                order by p.id fetch first %d rows only"""
                    .formatted(changedColumn, table, articleColumn, condition, ofArticle, limit))
            .bind("after", PublicObjects.uuid(id));
    article.ifPresent(value -> query.bind("article", value));
    return query.registerRowMapper(ConstructorMapper.factory(Row.class)).mapTo(Row.class).stream()
        .map(row -> row.change(type))
        .toList();
  }
}
