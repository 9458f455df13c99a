package org.samizdat.wordpress;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.samizdat.article.ArticleStatus;

/** What is here already of what is imported. */
interface ImportedDao {
  /**
   * A revision.
   *
   * @param author who made it
   * @param content as JSON, without the body
   */
  record Kept(String author, String content, String markdown) {}

  @SqlQuery("select article_id from article_slug where slug = :slug")
  Optional<UUID> ownerOf(String slug);

  @SqlQuery("select status from article where id = :id")
  Optional<ArticleStatus> statusOf(UUID id);

  @SqlQuery(
      """
      select author, content, markdown from article_revision
      where article_id = :id order by revision desc fetch first 1 rows only""")
  @RegisterConstructorMapper(Kept.class)
  Optional<Kept> article(UUID id);

  @SqlQuery(
      """
      select author, content, markdown from article_revision
      where article_id = :id and author = :author order by revision desc fetch first 1 rows only""")
  @RegisterConstructorMapper(Kept.class)
  Optional<Kept> article(UUID id, String author);

  @SqlQuery(
      """
      select author, content, markdown from update_revision
      where update_id = :id order by revision desc fetch first 1 rows only""")
  @RegisterConstructorMapper(Kept.class)
  Optional<Kept> update(UUID id);

  @SqlQuery(
      """
      select author, content, markdown from update_revision
      where update_id = :id and author = :author order by revision desc fetch first 1 rows only""")
  @RegisterConstructorMapper(Kept.class)
  Optional<Kept> update(UUID id, String author);

  @SqlQuery("select id from reader_comment where id in (<ids>)")
  List<UUID> comments(@BindList List<UUID> ids);
}
