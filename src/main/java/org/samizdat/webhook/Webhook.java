package org.samizdat.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.json.Json;

/**
 * A subscription of another server to changes, and where its queue stands.
 *
 * @param madeAfter number of the last change before it was made; it hears of those that follow
 * @param failures failed attempts at the head of the queue
 * @param dueAt when the head of the queue may be tried
 * @param triedAt the last attempt
 * @param deliveredAt the last attempt that succeeded
 * @param forgottenUntil what had waited since before this time was forgotten, and was never told
 * @param leasedBy the node that works on the queue, or last did
 */
record Webhook(
    UUID id,
    WebhookContent content,
    WebhookStatus status,
    Optional<DisabledReason> disabledReason,
    Optional<Instant> disabledAt,
    int revision,
    long madeAfter,
    int failures,
    Instant dueAt,
    Optional<Instant> triedAt,
    Optional<Instant> deliveredAt,
    Optional<Instant> forgottenUntil,
    Optional<UUID> leasedBy,
    Instant createdAt,
    Instant editedAt) {

  boolean isActive() {
    return status == WebhookStatus.ACTIVE;
  }

  /** Reads the content from its column. */
  static final class ContentColumn implements ColumnMapper<WebhookContent> {
    @Override
    public WebhookContent map(ResultSet row, int column, StatementContext context)
        throws SQLException {
      return Json.read(row.getString(column), WebhookContent.class);
    }
  }
}
