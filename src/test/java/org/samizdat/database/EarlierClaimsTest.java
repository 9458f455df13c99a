package org.samizdat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;

/** Claims that were published before there was a table of them are found in it as any other. */
class EarlierClaimsTest {
  private static final String ROWS = "select * from published_claim order by update_id, place";

  @RegisterExtension
  static final SamizdatServer SERVER = new SamizdatServer().with("SAMIZDAT_SAMPLE", "true");

  private record OnConnection(Connection connection) implements Context {
    @Override
    public Connection getConnection() {
      return connection;
    }

    @Override
    public Configuration getConfiguration() {
      throw new UnsupportedOperationException();
    }
  }

  private static List<Map<String, Object>> rows(Handle handle) {
    return handle.createQuery(ROWS).mapToMap().list();
  }

  @Test
  void tableIsFilledFromTheUpdatesAsTheyWere() {
    Api staff = SERVER.admin();
    staff
        .post(
            "/v1/admin/articles/zhanaozen-oil-workers-fired-upon/updates",
            """
            {"body": "A draft.", "claims": [{"subject": "deaths", "text": "Some.",
              "attribution": {"name": "A draft", "kind": "witness"}}]}""")
        .expect(201);
    Optional<Long> left =
        SERVER
            .ownDatabase()
            .write(
                handle -> {
                  List<Map<String, Object>> before = rows(handle);
                  assertThat(before).hasSize(7);
                  asBefore(handle);
                  fill(handle);
                  assertThat(rows(handle)).isEqualTo(before);
                  return handle
                      .createQuery("select count(*) from published_claim")
                      .mapTo(Long.class)
                      .findOne();
                });
    assertThat(left).contains(7L);
  }

  /** As it was before: no rows, and nothing in the JSON that came with them. */
  private static void asBefore(Handle handle) {
    handle.execute("delete from published_claim");
    handle.execute(
        "update article_update set content = replace(content, ',\"confirmed\":false', '')");
    assertThat(
            handle
                .createQuery(
                    "select count(*) from article_update where content like '%\"confirmed\":%'")
                .mapTo(Long.class)
                .one())
        .isZero();
  }

  private static void fill(Handle handle) {
    try {
      new EarlierClaims().migrate(new OnConnection(handle.getConnection()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
