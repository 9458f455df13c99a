package org.samizdat.comment;

import static java.util.Collections.nCopies;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Comments in the database; their e-mail addresses are not here. */
@RegisterConstructorMapper(Comment.class)
interface CommentDao extends SqlObject {

  /** Comments that wait, and those put aside. */
  record Queue(int pending, int rejected, int spam, Optional<Instant> oldestPendingAt) {}

  @SqlQuery("select * from reader_comment where id = :id")
  Optional<Comment> find(UUID id);

  /** Keeps others from changing the thread until the transaction ends. */
  @SqlQuery("select id from reader_comment where id = :rootId for update")
  Optional<UUID> lock(UUID rootId);

  @SqlUpdate(
      """
      insert into reader_comment (
          id, article_id, root_id, parent_id, depth, status, listed, reply_count, pinned,
          author_name, author_url, markdown, html, plain, body_sha256, token_sha256, reason,
          revision, created_at, published_at, decided_at)
      values (
          :id, :articleId, :rootId, :parentId, :depth, :status, :listed, 0, false,
          :authorName, :authorUrl, :markdown, :html, :plain, :bodySha256, :tokenSha256, :reason,
          1, :createdAt, :publishedAt, :decidedAt)""")
  void insert(@BindMap Map<String, ?> columns);

  @SqlUpdate(
      """
      update reader_comment set
          status = :status, reason = :reason, revision = revision + 1, pinned = :pinned,
          published_at = coalesce(published_at, :publishedAt), decided_at = :decidedAt,
          listed = (:status = 'approved' or reply_count > 0)
      where id = :id""")
  void decide(
      UUID id,
      CommentStatus status,
      Optional<String> reason,
      boolean pinned,
      Optional<Instant> publishedAt,
      Instant decidedAt);

  /** Empties it of everything that somebody wrote. */
  @SqlUpdate(
      """
      update reader_comment set
          author_name = '', author_url = null, markdown = '', html = '', plain = '',
          body_sha256 = '', token_sha256 = '', reason = null
      where id = :id""")
  void empty(UUID id);

  @SqlUpdate(
      """
      update reader_comment set
          reply_count = reply_count + :difference,
          listed = (status = 'approved' or reply_count + :difference > 0)
      where id = :id""")
  void countReplies(UUID id, int difference);

  @SqlQuery(
      """
      select count(*) from reader_comment
      where article_id = :articleId and body_sha256 = :bodySha256 and created_at > :since""")
  int twins(UUID articleId, String bodySha256, Instant since);

  @SqlQuery("select token_sha256 from reader_comment where id = :id")
  Optional<String> tokenOf(UUID id);

  @SqlQuery(
      """
      select * from reader_comment
      where article_id = :articleId and pinned = true and status = 'approved'
      order by created_at, id fetch first 10 rows only""")
  List<Comment> pinned(UUID articleId);

  @SqlQuery(
      """
      select
          (select count(*) from reader_comment where status = 'pending') as pending,
          (select count(*) from reader_comment where status = 'rejected') as rejected,
          (select count(*) from reader_comment where status = 'spam') as spam,
          (select min(created_at) from reader_comment where status = 'pending') as oldest_pending_at""")
  @RegisterConstructorMapper(Queue.class)
  Queue queue();

  /**
   * The first replies of several threads and one more of each, by the ids of their top-level
   * comments. Each thread is read off its index as far as it is needed, all in one statement.
   */
  default Map<UUID, List<Comment>> firstReplies(List<UUID> roots, int limit) {
    if (roots.isEmpty()) {
      return Map.of();
    }
    String thread =
        "(select * from reader_comment"
            + " where root_id = ? and listed = true and depth > 0"
            + " order by root_id, listed, created_at, id fetch first %d rows only)"
                .formatted(limit + 1);
    Query query =
        getHandle().createQuery(String.join("\nunion all\n", nCopies(roots.size(), thread)));
    for (int i = 0; i < roots.size(); i++) {
      query.bind(i, roots.get(i));
    }
    return query.mapTo(Comment.class).stream()
        .sorted(Comparator.comparing(Comment::createdAt).thenComparing(Comment::id))
        .collect(Collectors.groupingBy(Comment::rootId));
  }

  /** One page of a list, and one comment more. */
  default List<Comment> list(CommentQuery query) {
    return query.on(getHandle()).mapTo(Comment.class).list();
  }
}
