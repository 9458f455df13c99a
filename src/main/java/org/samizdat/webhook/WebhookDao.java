package org.samizdat.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.json.Json;

/** Webhooks in the database, without what signs their messages. */
@RegisterConstructorMapper(Webhook.class)
@RegisterColumnMapper(WebhookDao.ContentColumn.class)
interface WebhookDao {

  @SqlQuery("select * from webhook order by created_at, id")
  List<Webhook> all();

  @SqlQuery("select exists (select 1 from webhook)")
  boolean any();

  @SqlQuery("select * from webhook where id = :id")
  Optional<Webhook> find(UUID id);

  @SqlQuery("select * from webhook where id = :id for update")
  Optional<Webhook> lock(UUID id);

  @SqlUpdate(
      """
      insert into webhook
          (id, content, status, revision, made_after, due_at, created_at, edited_at)
      values (:id, :json, :status, :revision, :madeAfter, :dueAt, :createdAt, :editedAt)""")
  void insert(@BindMethods Webhook webhook, @Bind("json") String content);

  /** Stores all but what only the queue's worker knows. */
  @SqlUpdate(
      """
      update webhook set
          content = :json, status = :status, disabled_reason = :disabledReason,
          disabled_at = :disabledAt, revision = :revision, failures = :failures, due_at = :dueAt,
          edited_at = :editedAt
      where id = :id""")
  void update(@BindMethods Webhook webhook, @Bind("json") String content);

  @SqlUpdate("delete from webhook where id = :id")
  void delete(UUID id);

  @SqlQuery("select seq from webhook_cursor where id = 1")
  long cursor();

  /** The same, and nobody else moves it on until this transaction ends. */
  @SqlQuery("select seq from webhook_cursor where id = 1 for update")
  long lockCursor();

  @SqlUpdate("update webhook_cursor set seq = :seq where id = 1")
  void moveCursor(long seq);

  /** What waits, by webhook. */
  record Waiting(UUID webhookId, long pending, Instant oldestAt) {}

  @SqlQuery(
      """
      select webhook_id, count(*) as pending, min(queued_at) as oldest_at
      from webhook_delivery where status = 'pending' group by webhook_id""")
  @RegisterConstructorMapper(Waiting.class)
  List<Waiting> waiting();

  @SqlQuery(
      """
      select webhook_id, count(*) as pending, min(queued_at) as oldest_at
      from webhook_delivery where webhook_id = :id and status = 'pending' group by webhook_id""")
  @RegisterConstructorMapper(Waiting.class)
  Optional<Waiting> waitingFor(UUID id);

  /** Reads the content from its column. */
  final class ContentColumn implements ColumnMapper<WebhookContent> {
    @Override
    public WebhookContent map(ResultSet row, int column, StatementContext context)
        throws SQLException {
      return Json.read(row.getString(column), WebhookContent.class);
    }
  }
}
