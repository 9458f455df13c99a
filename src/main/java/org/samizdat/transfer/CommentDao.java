package org.samizdat.transfer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Comments, many at once; their e-mail addresses are not here. */
interface CommentDao {
  /** Those of one depth, so that a comment comes after the one that it hangs on. */
  @SqlQuery(
      """
      select id, article_id, parent_id, status, pinned, author_name, author_url, markdown, reason,
          token_sha256, revision, created_at, published_at, decided_at
      from reader_comment where depth = :depth and id > :after
      order by id fetch first :limit rows only""")
  @RegisterRowMapper(CommentLineMapper.class)
  List<CommentLine> after(int depth, UUID after, int limit);

  @SqlQuery("select coalesce(max(depth), -1) from reader_comment")
  int deepest();

  @SqlBatch(
      """
      insert into reader_comment (
          id, article_id, root_id, parent_id, depth, status, listed, reply_count, pinned,
          author_name, author_url, markdown, html, plain, body_sha256, token_sha256, reason,
          revision, created_at, published_at, decided_at)
      values (
          :id, :articleId, :rootId, :parentId, :depth, :status, :listed, 0, :pinned,
          :authorName, :authorUrl, :markdown, :html, :plain, :bodySha256, :tokenSha256, :reason,
          :revision, :createdAt, :publishedAt, :decidedAt)""")
  void insert(@BindMap List<Map<String, Object>> rows);

  @SqlBatch(
      """
      update reader_comment set reply_count = reply_count + :more, listed = true
      where id = :id""")
  void countReplies(@Bind("id") List<UUID> ids, @Bind("more") List<Integer> more);
}
