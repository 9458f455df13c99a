package org.samizdat.transfer;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Topics, and what is filed under them. */
interface TopicDao {
  /** A topic with its number of public articles. */
  record Counted(String slug, int articleCount, int revision) {}

  @SqlQuery(
      """
      select slug, name, description, revision from topic where slug > :after
      order by slug fetch first :limit rows only""")
  @RegisterConstructorMapper(TopicLine.class)
  List<TopicLine> after(String after, int limit);

  @SqlBatch(
      """
      insert into topic (slug, name, description, revision)
      values (:slug, :name, :description, :revision)""")
  void insert(@BindMethods List<TopicLine> topics);

  @SqlBatch(
      """
      insert into article_topic (article_id, topic, position, published_at)
      values (:articleId, :topic, :position, :publishedAt)""")
  void file(@BindMap List<java.util.Map<String, Object>> rows);

  /** Keeps the topics' counts and the times of their latest articles true. */
  @SqlBatch(
      """
      update topic set
          article_count = article_count + :difference,
          latest_at = (
              select x.published_at from article_topic x
              where x.topic = :slug and x.published_at is not null
              order by x.topic, x.published_at desc, x.article_id desc
              fetch first 1 rows only)
      where slug = :slug""")
  void count(
      @org.jdbi.v3.sqlobject.customizer.Bind("slug") List<String> slugs,
      @org.jdbi.v3.sqlobject.customizer.Bind("difference") List<Integer> differences);

  @SqlQuery(
      "select slug, article_count, revision from topic where slug = any(:slugs) order by slug")
  @RegisterConstructorMapper(Counted.class)
  List<Counted> counted(Collection<String> slugs);
}
