package org.samizdat.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.samizdat.json.Json;
import org.samizdat.json.WireName;

/** A row of {@code article} with its latest update and its topics. */
public final class ArticleMapper implements RowMapper<Article> {
  @Override
  public Article map(ResultSet row, StatementContext context) throws SQLException {
    return new Article(
        row.getObject("id", UUID.class),
        row.getString("slug"),
        WireName.parse(ArticleStatus.class, row.getString("status")).orElseThrow(),
        row.getString("language"),
        topics(row.getString("topics")),
        Json.read(row.getString("content"), ArticleContent.class),
        body(row),
        row.getInt("revision"),
        coverage(row),
        withdrawal(row),
        instant(row, "created_at").orElseThrow(),
        instant(row, "edited_at").orElseThrow(),
        instant(row, "published_at"),
        instant(row, "changed_at").orElseThrow(),
        new Discussion(row.getInt("comment_count"), instant(row, "comments_changed_at")),
        CorrectionNote.read(row.getString("corrections")));
  }

  private static List<Topic> topics(@Nullable String lines) {
    return lines == null
        ? List.of()
        : Arrays.stream(lines.split("\n"))
            .map(line -> line.split("\t", 2))
            .map(parts -> new Topic(parts[0], parts[1]))
            .toList();
  }

  private static Optional<Article.Body> body(ResultSet row) throws SQLException {
    String markdown = row.getString("markdown");
    return markdown == null
        ? Optional.empty()
        : Optional.of(new Article.Body(markdown, row.getString("html"), row.getString("plain")));
  }

  private static Optional<Coverage> coverage(ResultSet row) throws SQLException {
    String state = row.getString("live_state");
    if (state == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Coverage(
            WireName.parse(LiveState.class, state).orElseThrow(),
            instant(row, "coverage_started_at"),
            instant(row, "coverage_ended_at"),
            row.getInt("update_count"),
            Optional.ofNullable(row.getObject("pinned_update_id", UUID.class)),
            latestUpdate(row)));
  }

  private static Optional<LatestUpdate> latestUpdate(ResultSet row) throws SQLException {
    UUID id = row.getObject("latest_id", UUID.class);
    if (id == null) {
      return Optional.empty();
    }
    return Optional.of(
        new LatestUpdate(
            id,
            row.getString("latest_display_time"),
            instant(row, "latest_occurred_at").orElseThrow(),
            Optional.ofNullable(row.getString("latest_headline")),
            Optional.ofNullable(row.getString("latest_summary")),
            row.getBoolean("latest_key_event"),
            instant(row, "latest_published_at").orElseThrow()));
  }

  /** The withdrawal columns, which articles and updates share. */
  public static Optional<Withdrawal> withdrawal(ResultSet row) throws SQLException {
    String reason = row.getString("withdrawal_reason");
    return reason == null
        ? Optional.empty()
        : Optional.of(
            new Withdrawal(
                WireName.parse(WithdrawalReason.class, reason).orElseThrow(),
                Optional.ofNullable(row.getString("withdrawal_note")),
                instant(row, "withdrawn_at").orElseThrow()));
  }

  /** A column with a time, which may be null. */
  public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
