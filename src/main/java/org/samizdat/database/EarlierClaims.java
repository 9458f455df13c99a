package org.samizdat.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.samizdat.json.Json;
import org.samizdat.text.Folding;

/**
 * Fills the table of claims with those of the updates that were published before there was one:
 * they stand in JSON, which the two databases take apart by different SQL. It knows the form that
 * the JSON had then, and nothing of what claims have become.
 */
final class EarlierClaims implements JavaMigration {
  private static final int BATCH = 500;

  private static final String UPDATES =
      """
      select id, article_id, content, occurred_at, display_time, published_at from article_update
      where status = 'published' and content not like '%"claims":[]%'""";

  private static final String INSERT =
      """
      insert into published_claim (
          update_id, place, article_id, subject_key, source_key, subject, source_name, source_url,
          source_kind, quantity, unit, qualifier, words, status, confirmed, occurred_at,
          display_time, published_at, changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?)""";

  private static final List<String> COPIED =
      List.of("occurred_at", "display_time", "published_at", "published_at");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("17.1");
  }

  @Override
  public String getDescription() {
    return "earlier claims";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (PreparedStatement select = connection.prepareStatement(UPDATES);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      select.setFetchSize(BATCH);
      int waiting = 0;
      try (ResultSet update = select.executeQuery()) {
        while (update.next()) {
          waiting += add(insert, update);
          if (waiting >= BATCH) {
            insert.executeBatch();
            waiting = 0;
          }
        }
      }
      if (waiting > 0) {
        insert.executeBatch();
      }
    }
  }

  private static int add(PreparedStatement insert, ResultSet update) throws SQLException {
    JsonNode claims = Json.read(update.getString("content"), JsonNode.class).path("claims");
    for (int place = 0; place < claims.size(); place++) {
      add(insert, update, place, claims.get(place));
    }
    return claims.size();
  }

  private static void add(PreparedStatement insert, ResultSet update, int place, JsonNode claim)
      throws SQLException {
    JsonNode source = claim.path("attribution");
    int column = 0;
    insert.setObject(++column, update.getObject("id", UUID.class));
    insert.setInt(++column, place);
    insert.setObject(++column, update.getObject("article_id", UUID.class));
    insert.setString(++column, Folding.key(claim.path("subject").asText()));
    insert.setString(++column, Folding.key(source.path("name").asText()));
    insert.setString(++column, claim.path("subject").asText());
    insert.setString(++column, source.path("name").asText());
    insert.setString(++column, source.path("url").textValue());
    insert.setString(++column, source.path("kind").asText());
    insert.setBigDecimal(++column, quantity(claim));
    insert.setString(++column, claim.path("unit").textValue());
    insert.setString(++column, claim.path("qualifier").asText("unknown"));
    insert.setString(++column, claim.path("text").asText());
    insert.setString(++column, claim.path("status").asText("standing"));
    for (String each : COPIED) {
      insert.setObject(++column, value(update, each));
    }
    insert.addBatch();
  }

  private static Object value(ResultSet update, String column) throws SQLException {
    return column.endsWith("_at")
        ? update.getObject(column, OffsetDateTime.class)
        : update.getString(column);
  }

  private static @Nullable BigDecimal quantity(JsonNode claim) {
    return claim.has("quantity") ? claim.path("quantity").decimalValue() : null;
  }
}
