package org.samizdat.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The only way to the table of e-mail addresses. */
interface CommentEmailDao {

  @SqlUpdate("insert into comment_email (comment_id, email) values (:id, :email)")
  void keep(UUID id, PrivateEmail email);

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
