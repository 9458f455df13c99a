package org.samizdat.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleMapper;
import org.samizdat.article.ArticleStatus;
import org.samizdat.json.Json;
import org.samizdat.json.WireName;

/** A row of {@code calendar_event}. */
public final class EventMapper implements RowMapper<Event> {
  @Override
  public Event map(ResultSet row, StatementContext context) throws SQLException {
    EventContent content = Json.read(row.getString("content"), EventContent.class);
    return new Event(
        row.getObject("id", UUID.class),
        WireName.parse(ArticleStatus.class, row.getString("status")).orElseThrow(),
        content,
        new Article.Body(row.getString("markdown"), row.getString("html"), row.getString("plain")),
        new EventTime(
            content.allDay(),
            ArticleMapper.instant(row, "range_start").orElseThrow(),
            ArticleMapper.instant(row, "range_end").orElseThrow(),
            content.endsAt().isPresent() || content.allDay(),
            ZoneId.of(content.timeZone().orElseThrow())),
        row.getInt("sequence"),
        row.getInt("revision"),
        ArticleMapper.withdrawal(row),
        ArticleMapper.instant(row, "created_at").orElseThrow(),
        ArticleMapper.instant(row, "edited_at").orElseThrow(),
        ArticleMapper.instant(row, "published_at"));
  }
}
