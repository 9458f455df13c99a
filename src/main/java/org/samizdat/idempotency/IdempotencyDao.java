package org.samizdat.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Idempotency keys in the database. */
interface IdempotencyDao {

  /** A request that was made under a key, and how far it got. */
  record Kept(
      String requestSha256,
      String state,
      Instant claimedAt,
      Optional<Integer> status,
      Optional<String> headers,
      Optional<String> body) {}

  @SqlUpdate(
      """
      insert into idempotency_key (token_id, request_key, request_sha256, state, claimed_at)
      values (:tokenId, :requestKey, :requestSha256, 'running', :at)""")
  void claim(String tokenId, String requestKey, String requestSha256, Instant at);

  @SqlQuery(
      """
      select request_sha256, state, claimed_at, status, headers, body from idempotency_key
      where token_id = :tokenId and request_key = :requestKey""")
  @RegisterConstructorMapper(Kept.class)
  Optional<Kept> find(String tokenId, String requestKey);

  @SqlUpdate(
      """
      update idempotency_key set state = 'done'
      where token_id = :tokenId and request_key = :requestKey""")
  void done(String tokenId, String requestKey);

  @SqlUpdate(
      """
      update idempotency_key
      set state = 'answered', status = :status, headers = :headers, body = :body
      where token_id = :tokenId and request_key = :requestKey and state <> 'forgotten'""")
  void answered(String tokenId, String requestKey, int status, String headers, String body);

  /** Those that are about to be kept too: they were made before. */
  @SqlUpdate(
      """
      update idempotency_key set state = 'forgotten', headers = null, body = null
      where state in ('done', 'answered')""")
  void forgetAnswers();

  /** Gives back a key under which nothing was done. */
  @SqlUpdate(
      """
      delete from idempotency_key
      where token_id = :tokenId and request_key = :requestKey and state = 'running'""")
  void release(String tokenId, String requestKey);

  @SqlUpdate("delete from idempotency_key where claimed_at < :before")
  int forget(Instant before);
}
