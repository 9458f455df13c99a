package org.samizdat.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.appeal.AppealContent;
import org.samizdat.appeal.AppealState;
import org.samizdat.appeal.HeldChannels;
import org.samizdat.article.ArticleMapper;
import org.samizdat.article.ArticleStatus;
import org.samizdat.json.Json;

/** A row of {@code donation_appeal}. */
public final class AppealLineMapper implements RowMapper<AppealLine> {
  @Override
  public AppealLine map(ResultSet row, StatementContext context) throws SQLException {
    AppealContent content = LineColumns.content(row, AppealContent.class);
    return new AppealLine(
        LineColumns.id(row, "id"),
        LineColumns.constant(row, "status", ArticleStatus.class),
        LineColumns.constant(row, "state", AppealState.class),
        content.with(LineColumns.text(row, "slug"), content.language(), LineColumns.body(row)),
        LineColumns.text(row, "held").map(json -> Json.read(json, HeldChannels.class)),
        ArticleMapper.withdrawal(row),
        row.getInt("revision"),
        LineColumns.time(row, "created_at"),
        LineColumns.time(row, "edited_at"),
        ArticleMapper.instant(row, "published_at"),
        ArticleMapper.instant(row, "changed_at"));
  }
}
