package org.samizdat.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.ArticleMapper;
import org.samizdat.json.Json;
import org.samizdat.json.WireName;

/** Columns of a row, as lines have them. */
final class LineColumns {
  private LineColumns() {}

  static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static Optional<UUID> optionalId(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  static <E extends Enum<E>> E constant(ResultSet row, String column, Class<E> type)
      throws SQLException {
    return WireName.parse(type, row.getString(column)).orElseThrow();
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return ArticleMapper.instant(row, column).orElseThrow();
  }

  static <T> T content(ResultSet row, Class<T> type) throws SQLException {
    return Json.read(row.getString("content"), type);
  }

  /** The body, where there is any. */
  static Optional<String> body(ResultSet row) throws SQLException {
    return Optional.of(row.getString("markdown")).filter(text -> !text.isEmpty());
  }
}
