package org.samizdat.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keys in the database. Only what signs asks for the secret half. */
interface KeyDao {

  @SqlUpdate(
      """
      insert into webhook_key
          (id, webhook_id, secret, private_key, public_key, created_at, valid_until)
      values (:id, :webhookId, :secret, :privateKey, :publicKey, :createdAt, null)""")
  void insert(
      UUID id,
      UUID webhookId,
      String secret,
      String privateKey,
      String publicKey,
      Instant createdAt);

  /** What signs now, newest first. */
  @SqlQuery(
      """
      select * from webhook_key
      where webhook_id = :webhookId and (valid_until is null or valid_until > :now)
      order by webhook_id, created_at desc""")
  @RegisterRowMapper(SigningMapper.class)
  List<SigningKey> signing(UUID webhookId, Instant now);

  @SqlQuery(
      """
      select id, webhook_id, public_key, created_at, valid_until from webhook_key
      where webhook_id = :webhookId and (valid_until is null or valid_until > :now)
      order by webhook_id, created_at desc""")
  @RegisterConstructorMapper(PublicKey.class)
  List<PublicKey> of(UUID webhookId, Instant now);

  @SqlQuery(
      """
      select id, webhook_id, public_key, created_at, valid_until from webhook_key
      where valid_until is null or valid_until > :now order by created_at, id""")
  @RegisterConstructorMapper(PublicKey.class)
  List<PublicKey> all(Instant now);

  /** Takes away what was replaced before; what is replaced now may go on until then. */
  @SqlUpdate("delete from webhook_key where webhook_id = :webhookId and valid_until is not null")
  int dropReplaced(UUID webhookId);

  @SqlUpdate("update webhook_key set valid_until = :until where webhook_id = :webhookId")
  int replace(UUID webhookId, Instant until);

  @SqlUpdate("delete from webhook_key where valid_until < :now")
  int dropExpired(Instant now);

  /** Maps a row of {@code webhook_key} with what nobody else may see. */
  final class SigningMapper implements RowMapper<SigningKey> {
    @Override
    public SigningKey map(ResultSet row, StatementContext context) throws SQLException {
      return new SigningKey(
          row.getObject("id", UUID.class),
          row.getString("secret"),
          row.getString("private_key"),
          row.getString("public_key"));
    }
  }
}
