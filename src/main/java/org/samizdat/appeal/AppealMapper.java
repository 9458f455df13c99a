package org.samizdat.appeal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleMapper;
import org.samizdat.article.ArticleStatus;
import org.samizdat.json.Json;
import org.samizdat.json.WireName;

/** A row of {@code donation_appeal}. */
public final class AppealMapper implements RowMapper<Appeal> {
  @Override
  public Appeal map(ResultSet row, StatementContext context) throws SQLException {
    return new Appeal(
        row.getObject("id", UUID.class),
        row.getString("slug"),
        WireName.parse(ArticleStatus.class, row.getString("status")).orElseThrow(),
        WireName.parse(AppealState.class, row.getString("state")).orElseThrow(),
        Json.read(row.getString("content"), AppealContent.class),
        new Article.Body(row.getString("markdown"), row.getString("html"), row.getString("plain")),
        Optional.ofNullable(row.getString("held")).map(json -> Json.read(json, HeldChannels.class)),
        row.getInt("revision"),
        ArticleMapper.withdrawal(row),
        ArticleMapper.instant(row, "created_at").orElseThrow(),
        ArticleMapper.instant(row, "edited_at").orElseThrow(),
        ArticleMapper.instant(row, "published_at"));
  }
}
