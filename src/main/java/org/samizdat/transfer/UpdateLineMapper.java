package org.samizdat.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.ArticleMapper;
import org.samizdat.text.TimePrecision;
import org.samizdat.update.PrintedTime;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.UpdateStatus;

/** A row of {@code article_update}. */
public final class UpdateLineMapper implements RowMapper<UpdateLine> {
  @Override
  public UpdateLine map(ResultSet row, StatementContext context) throws SQLException {
    return new UpdateLine(
        LineColumns.id(row, "id"),
        LineColumns.id(row, "article_id"),
        LineColumns.constant(row, "status", UpdateStatus.class),
        LineColumns.content(row, UpdateContent.class).withBody(row.getString("markdown")),
        new PrintedTime(
            row.getString("display_time"),
            LineColumns.time(row, "occurred_at"),
            LineColumns.constant(row, "occurred_at_precision", TimePrecision.class)),
        ArticleMapper.withdrawal(row),
        row.getInt("revision"),
        LineColumns.time(row, "created_at"),
        LineColumns.time(row, "edited_at"),
        ArticleMapper.instant(row, "published_at"));
  }
}
