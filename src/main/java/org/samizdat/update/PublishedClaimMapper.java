package org.samizdat.update;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.samizdat.article.ArticleMapper;
import org.samizdat.json.WireName;

/** A row of {@code published_claim}. */
public final class PublishedClaimMapper implements RowMapper<PublishedClaim> {
  @Override
  public PublishedClaim map(ResultSet row, StatementContext context) throws SQLException {
    return new PublishedClaim(
        row.getObject("update_id", UUID.class),
        row.getInt("place"),
        row.getObject("article_id", UUID.class),
        row.getString("subject_key"),
        row.getString("source_key"),
        claim(row),
        ArticleMapper.instant(row, "occurred_at").orElseThrow(),
        row.getString("display_time"),
        ArticleMapper.instant(row, "published_at").orElseThrow(),
        ArticleMapper.instant(row, "changed_at").orElseThrow());
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getString("subject"),
        Optional.ofNullable(row.getBigDecimal("quantity")),
        Optional.ofNullable(row.getString("unit")),
        WireName.parse(Claim.Qualifier.class, row.getString("qualifier")).orElseThrow(),
        row.getString("words"),
        new Attribution(
            row.getString("source_name"),
            Optional.ofNullable(row.getString("source_url")),
            WireName.parse(Attribution.Kind.class, row.getString("source_kind")).orElseThrow()),
        WireName.parse(Claim.Status.class, row.getString("status")).orElseThrow(),
        row.getBoolean("confirmed"),
        Optional.ofNullable(row.getString("reason")),
        ArticleMapper.instant(row, "marked_at"));
  }
}
