package org.samizdat.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleMapper;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.LiveState;
import org.samizdat.article.TopicName;

/** A row of {@code article}, with its topics and its other slugs. */
public final class ArticleLineMapper implements RowMapper<ArticleLine> {
  @Override
  public ArticleLine map(ResultSet row, StatementContext context) throws SQLException {
    ArticleContent content =
        LineColumns.content(row, ArticleContent.class)
            .with(
                LineColumns.text(row, "slug"),
                LineColumns.text(row, "language"),
                topics(row.getString("topics")),
                LineColumns.body(row));
    return new ArticleLine(
        LineColumns.id(row, "id"),
        LineColumns.constant(row, "status", ArticleStatus.class),
        content,
        LineColumns.text(row, "other_slugs")
            .map(slugs -> List.of(slugs.split(",")))
            .orElse(List.of()),
        live(row),
        ArticleMapper.withdrawal(row),
        row.getInt("revision"),
        LineColumns.time(row, "created_at"),
        LineColumns.time(row, "edited_at"),
        ArticleMapper.instant(row, "published_at"),
        LineColumns.time(row, "changed_at"),
        ArticleMapper.instant(row, "comments_changed_at"));
  }

  private static List<TopicName> topics(@Nullable String lines) {
    return lines == null
        ? List.of()
        : Arrays.stream(lines.split("\n"))
            .map(line -> line.split("\t", 2))
            .map(parts -> new TopicName(Optional.of(parts[0]), parts[1]))
            .toList();
  }

  private static Optional<ArticleLine.Live> live(ResultSet row) throws SQLException {
    if (row.getString("live_state") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ArticleLine.Live(
            LineColumns.constant(row, "live_state", LiveState.class),
            ArticleMapper.instant(row, "coverage_started_at"),
            ArticleMapper.instant(row, "coverage_ended_at"),
            LineColumns.optionalId(row, "pinned_update_id")));
  }
}
