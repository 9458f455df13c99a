package org.samizdat.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.json.WireName;

/** A row of {@code scheduled_action}. */
public final class ScheduledActionMapper implements RowMapper<ScheduledAction> {
  @Override
  public ScheduledAction map(ResultSet row, StatementContext context) throws SQLException {
    return new ScheduledAction(
        row.getObject("object_id", UUID.class),
        WireName.parse(Action.class, row.getString("action")).orElseThrow(),
        row.getString("type"),
        row.getObject("article_id", UUID.class),
        instant(row, "at").orElseThrow(),
        Optional.ofNullable(row.getObject("revision", Integer.class)),
        row.getString("title"),
        row.getString("author"),
        failure(row));
  }

  private static Optional<ScheduledAction.Failure> failure(ResultSet row) throws SQLException {
    Optional<Instant> failedAt = instant(row, "failed_at");
    return failedAt.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ScheduledAction.Failure(
                failedAt.get(), row.getString("problem"), row.getString("detail")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
