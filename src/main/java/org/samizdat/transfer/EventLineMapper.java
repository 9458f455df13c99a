package org.samizdat.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.ArticleMapper;
import org.samizdat.article.ArticleStatus;
import org.samizdat.event.EventContent;

/** A row of {@code calendar_event}. */
public final class EventLineMapper implements RowMapper<EventLine> {
  @Override
  public EventLine map(ResultSet row, StatementContext context) throws SQLException {
    EventContent content = LineColumns.content(row, EventContent.class);
    return new EventLine(
        LineColumns.id(row, "id"),
        LineColumns.constant(row, "status", ArticleStatus.class),
        content.with(LineColumns.body(row), content.status()),
        row.getInt("sequence"),
        ArticleMapper.withdrawal(row),
        row.getInt("revision"),
        LineColumns.time(row, "created_at"),
        LineColumns.time(row, "edited_at"),
        ArticleMapper.instant(row, "published_at"));
  }
}
