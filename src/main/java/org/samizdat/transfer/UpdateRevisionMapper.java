package org.samizdat.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.RevisionKind;
import org.samizdat.update.UpdateContent;

/** A row of {@code update_revision}. */
public final class UpdateRevisionMapper implements RowMapper<UpdateRevisionLine> {
  @Override
  public UpdateRevisionLine map(ResultSet row, StatementContext context) throws SQLException {
    return new UpdateRevisionLine(
        LineColumns.id(row, "update_id"),
        row.getInt("revision"),
        LineColumns.constant(row, "what", RevisionKind.class),
        row.getBoolean("public"),
        Optional.of(row.getBoolean("significant")),
        Optional.of(
            LineColumns.content(row, UpdateContent.class).withBody(row.getString("markdown"))),
        row.getString("author"),
        LineColumns.time(row, "made_at"));
  }
}
