package org.samizdat.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The only way to the table of e-mail addresses. */
interface CommentEmailDao {
  /** A comment without an address. */
  record Bare(UUID id, CommentStatus status) {}

  @SqlUpdate("insert into comment_email (comment_id, email) values (:id, :email)")
  void keep(UUID id, PrivateEmail email);

  /** Of these comments those that nobody has erased, and that have no address. */
  @SqlQuery(
      """
      select id, status from reader_comment
      where id in (<ids>) and status <> 'erased'
          and id not in (select comment_id from comment_email where comment_id in (<ids>))""")
  @RegisterConstructorMapper(Bare.class)
  List<Bare> bare(@BindList List<UUID> ids);

  /**
   * @param forgetAt absent while it waits for a moderator
   */
  @SqlBatch(
      "insert into comment_email (comment_id, email, forget_at) values (:id, :email, :forgetAt)")
  void keepAll(
      @Bind("id") List<UUID> ids,
      @Bind("email") List<PrivateEmail> emails,
      @Bind("forgetAt") List<Optional<Instant>> forgetAt);

  @SqlQuery("select email from comment_email where comment_id = :id")
  Optional<String> reveal(UUID id);

  @SqlQuery("select comment_id from comment_email where comment_id in (<ids>)")
  List<UUID> known(@BindList List<UUID> ids);

  @SqlUpdate("update comment_email set forget_at = :at where comment_id = :id")
  void forgetAt(UUID id, Instant at);

  @SqlUpdate("delete from comment_email where comment_id = :id")
  void forget(UUID id);

  @SqlUpdate("delete from comment_email where forget_at <= :now")
  int forgetDue(Instant now);
}
