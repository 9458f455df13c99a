package org.samizdat.article;

import java.time.Instant;
import java.util.ArrayList;
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

  /**
   * The public ones behind an id, in the order of ids. First come ids alone, by the primary key,
   * and then what can be seen of them: asked for both at once, a database may begin with all
   * articles, and walk through all that belongs to them for every page.
   */
  public List<Change> after(Handle handle, String id, Optional<UUID> article, int limit) {
    List<Change> found = new ArrayList<>();
    UUID last = PublicObjects.uuid(id);
    List<UUID> ids;
    do {
      ids = ids(handle, last, article, limit);
      if (!ids.isEmpty()) {
        found.addAll(visible(handle, ids));
        last = ids.get(ids.size() - 1);
      }
    } while (ids.size() == limit && found.size() < limit);
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  private List<UUID> ids(Handle handle, UUID after, Optional<UUID> article, int limit) {
    String ofArticle = article.isPresent() ? "and %s = :article".formatted(articleColumn) : "";
    Query query =
        handle
            .createQuery(
                "select id from %s where id > :after %s order by id fetch first %d rows only"
                    .formatted(table, ofArticle, limit))
            .bind("after", after);
    article.ifPresent(value -> query.bind("article", value));
    return query.mapTo(UUID.class).list();
  }

  private List<Change> visible(Handle handle, List<UUID> ids) {
    return handle
        .createQuery(
            """
            select p.id, p.revision, p.%s as at, a.id as article_id, a.language,
                (select string_agg(x.topic, ',' order by x.position)
                 from article_topic x where x.article_id = a.id) as topics
            from %s p join article a on a.id = p.%s
            where p.id = any(:ids) and a.status = 'published' and %s
            order by p.id"""
                .formatted(changedColumn, table, articleColumn, condition))
        .bindArray("ids", UUID.class, ids)
        .registerRowMapper(ConstructorMapper.factory(Row.class))
        .mapTo(Row.class)
        .map(row -> row.change(type))
        .list();
  }
}
