package org.samizdat.topic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Topics in the database. */
@RegisterConstructorMapper(TopicRowDao.TopicRow.class)
interface TopicRowDao {

  /** A row of {@code topic}. */
  record TopicRow(
      String slug,
      String name,
      Optional<String> description,
      int articleCount,
      Optional<Instant> latestAt,
      int revision) {
    /** A topic is public while it has a public article. */
    boolean isPublic() {
      return articleCount > 0;
    }
  }

  String COLUMNS = "select slug, name, description, article_count, latest_at, revision from topic ";

  @SqlQuery(COLUMNS + "where slug = :slug")
  Optional<TopicRow> find(String slug);

  @SqlQuery(COLUMNS + "where slug = :slug for update")
  Optional<TopicRow> lock(String slug);

  /** Topics with published articles, by slug, after this one. */
  @SqlQuery(
      COLUMNS
          + """
          where article_count > 0 and slug > :after
          order by slug fetch first :limit rows only""")
  List<TopicRow> after(String after, int limit);

  @SqlUpdate("insert into topic (slug, name, description) values (:slug, :name, :description)")
  void insert(String slug, String name, Optional<String> description);

  @SqlUpdate(
      """
      update topic set name = :name, description = :description, revision = :revision
      where slug = :slug""")
  void update(String slug, String name, Optional<String> description, int revision);
}
