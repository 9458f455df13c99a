package org.samizdat.update;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleMapper;
import org.samizdat.article.CorrectionNote;
import org.samizdat.json.Json;
import org.samizdat.json.WireName;
import org.samizdat.text.TimePrecision;

/** A row of {@code article_update}. */
public final class UpdateMapper implements RowMapper<Update> {
  @Override
  public Update map(ResultSet row, StatementContext context) throws SQLException {
    return new Update(
        row.getObject("id", UUID.class),
        row.getObject("article_id", UUID.class),
        WireName.parse(UpdateStatus.class, row.getString("status")).orElseThrow(),
        Json.read(row.getString("content"), UpdateContent.class),
        new Article.Body(row.getString("markdown"), row.getString("html"), row.getString("plain")),
        row.getInt("revision"),
        new PrintedTime(
            row.getString("display_time"),
            ArticleMapper.instant(row, "occurred_at").orElseThrow(),
            WireName.parse(TimePrecision.class, row.getString("occurred_at_precision"))
                .orElseThrow()),
        ArticleMapper.withdrawal(row),
        ArticleMapper.instant(row, "created_at").orElseThrow(),
        ArticleMapper.instant(row, "edited_at").orElseThrow(),
        ArticleMapper.instant(row, "published_at"),
        CorrectionNote.read(row.getString("corrections")));
  }
}
