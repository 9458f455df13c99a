package org.samizdat.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** An id with the columns of a withdrawal. */
public final class WithdrawnMapper implements RowMapper<Withdrawn> {
  @Override
  public Withdrawn map(ResultSet row, StatementContext context) throws SQLException {
    return new Withdrawn(
        row.getObject("id", UUID.class), ArticleMapper.withdrawal(row).orElseThrow());
  }
}
