package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which article is filed under which topic. */
interface TopicDao {

  /** A topic with its number of public articles. */
  record Counted(String slug, int articleCount, int revision) {}

  @SqlQuery("select slug, article_count, revision from topic where slug = :slug")
  @RegisterConstructorMapper(Counted.class)
  Counted counted(String slug);

  @SqlQuery("select slug, name from topic where slug = :slug")
  @RegisterConstructorMapper(Topic.class)
  Optional<Topic> find(String slug);

  @SqlUpdate("insert into topic (slug, name) values (:slug, :name)")
  void create(String slug, String name);

  @SqlQuery(
      """
      select t.slug, t.name from article_topic x join topic t on t.slug = x.topic
      where x.article_id = :articleId order by x.position""")
  @RegisterConstructorMapper(Topic.class)
  List<Topic> ofArticle(UUID articleId);

  @SqlUpdate("delete from article_topic where article_id = :articleId")
  void unfile(UUID articleId);

  @SqlUpdate(
      """
      insert into article_topic (article_id, topic, position, published_at)
      values (:articleId, :topic, :position, :publishedAt)""")
  void file(UUID articleId, String topic, int position, Optional<Instant> publishedAt);

  /** Keeps the topic's count and the time of its latest article true. */
  @SqlUpdate(
      """
      update topic set
          article_count = article_count + :difference,
          latest_at = (
              select x.published_at from article_topic x
              where x.topic = :slug and x.published_at is not null
              order by x.topic, x.published_at desc, x.article_id desc
              fetch first 1 rows only)
      where slug = :slug""")
  void count(String slug, int difference);
}
