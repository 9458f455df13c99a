package org.samizdat.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.json.WireName;

/** Tokens in the database. */
@RegisterRowMapper(TokenDao.TokenMapper.class)
interface TokenDao {

  /** A token with the hash of its secret. */
  record Stored(Token token, String secretSha256) {}

  @SqlUpdate(
      """
      insert into access_token
          (id, name, secret_sha256, scopes, topics, languages, created_at, expires_at)
      values
          (:id, :name, :secretSha256, :scopes, :topics, :languages, :createdAt, :expiresAt)""")
  void insert(
      String id,
      String name,
      String secretSha256,
      String scopes,
      String topics,
      String languages,
      Instant createdAt,
      Optional<Instant> expiresAt);

  @SqlQuery("select * from access_token where id = :id")
  Optional<Stored> find(String id);

  @SqlQuery("select * from access_token order by created_at desc, id desc")
  List<Stored> all();

  /** How many tokens, other than this one, can still make tokens. */
  @SqlQuery(
      """
      select count(*) from access_token
      where revoked_at is null and (expires_at is null or expires_at > :now)
        and scopes like '%admin%' and id <> :id""")
  int otherAdmins(String id, Instant now);

  @SqlUpdate("update access_token set revoked_at = :at where id = :id and revoked_at is null")
  int revoke(String id, Instant at);

  @SqlUpdate(
      """
      update access_token set last_used_at = :at
      where id = :id and (last_used_at is null or last_used_at < :at)""")
  void used(String id, Instant at);

  /** Maps a row of {@code access_token}. */
  final class TokenMapper implements RowMapper<Stored> {
    @Override
    public Stored map(java.sql.ResultSet row, StatementContext context)
        throws java.sql.SQLException {
      Reach reach = Reach.stored(row.getString("topics"), row.getString("languages"));
      Token token =
          new Token(
              row.getString("id"),
              row.getString("name"),
              Arrays.stream(row.getString("scopes").split(","))
                  .map(name -> WireName.parse(Scope.class, name).orElseThrow())
                  .toList(),
              reach.someTopics(),
              reach.someLanguages(),
              instant(row, "created_at").orElseThrow(),
              instant(row, "expires_at"),
              instant(row, "last_used_at"),
              instant(row, "revoked_at"));
      return new Stored(token, row.getString("secret_sha256"));
    }

    private static Optional<Instant> instant(java.sql.ResultSet row, String column)
        throws java.sql.SQLException {
      return Optional.ofNullable(row.getObject(column, java.time.OffsetDateTime.class))
          .map(java.time.OffsetDateTime::toInstant);
    }
  }
}
