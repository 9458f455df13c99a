package org.samizdat.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.ArticleMapper;
import org.samizdat.comment.CommentStatus;

/** A row of {@code reader_comment}. */
public final class CommentLineMapper implements RowMapper<CommentLine> {
  @Override
  public CommentLine map(ResultSet row, StatementContext context) throws SQLException {
    return new CommentLine(
        LineColumns.id(row, "id"),
        LineColumns.id(row, "article_id"),
        LineColumns.optionalId(row, "parent_id"),
        LineColumns.constant(row, "status", CommentStatus.class),
        row.getBoolean("pinned"),
        row.getString("author_name"),
        LineColumns.text(row, "author_url"),
        row.getString("markdown"),
        LineColumns.text(row, "reason"),
        LineColumns.text(row, "token_sha256").filter(hash -> !hash.isEmpty()),
        row.getInt("revision"),
        LineColumns.time(row, "created_at"),
        ArticleMapper.instant(row, "published_at"),
        ArticleMapper.instant(row, "decided_at"));
  }
}
