package org.samizdat.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.json.Json;

/** A row of {@code media_file}. */
public final class MediaFileMapper implements RowMapper<MediaFile> {
  @Override
  public MediaFile map(ResultSet row, StatementContext context) throws SQLException {
    return new MediaFile(
        row.getObject("id", UUID.class),
        row.getString("sha256"),
        row.getString("content_type"),
        row.getInt("bytes"),
        row.getInt("width"),
        row.getInt("height"),
        Json.read(row.getString("content"), MediaContent.class),
        row.getInt("revision"),
        instant(row, "created_at"),
        instant(row, "edited_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
