package org.samizdat.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.RevisionKind;

/** A row of {@code article_revision}. */
public final class ArticleRevisionMapper implements RowMapper<ArticleRevisionLine> {
  @Override
  public ArticleRevisionLine map(ResultSet row, StatementContext context) throws SQLException {
    return new ArticleRevisionLine(
        LineColumns.id(row, "article_id"),
        row.getInt("revision"),
        LineColumns.constant(row, "what", RevisionKind.class),
        row.getBoolean("public"),
        Optional.of(row.getBoolean("significant")),
        Optional.of(LineColumns.content(row, ArticleContent.class).withBody(LineColumns.body(row))),
        row.getString("author"),
        LineColumns.time(row, "made_at"));
  }
}
