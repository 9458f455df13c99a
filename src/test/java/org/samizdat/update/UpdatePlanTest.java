package org.samizdat.update;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.access.Actor;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleEditor;
import org.samizdat.article.EditingStatus;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.http.Cursor;
import org.samizdat.json.Json;
import org.samizdat.testing.Plans;
import org.samizdat.testing.TestDatabaseExtension;

/**
 * A page of a live blog is read off an index, at its head and deep inside, so it costs the same.
 */
class UpdatePlanTest {
  private static final int UPDATES = 20_000;
  private static final OffsetDateTime FIRST =
      OffsetDateTime.of(2011, 12, 16, 0, 0, 0, 0, ZoneOffset.UTC);

  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private static UUID article;

  @BeforeAll
  static void fill() {
    Database database = DATABASE.get();
    ArticleEditor editor =
        new ArticleEditor(new ChangeLog(database, java.time.Clock.systemUTC()), "en");
    ArticleContent content =
        Json.read("{\"headline\": \"Long\", \"kind\": \"liveblog\"}", ArticleContent.class);
    article = editor.create(Actor.server("test"), content, true).id();
    database.write(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into article_update (
                      id, article_id, status, content, markdown, html, plain, revision, key_event,
                      display_time, occurred_at, occurred_at_precision, created_at, edited_at,
                      published_at)
                  values (?, ?, 'published', '{"body":""}', 'x', 'x', 'x', 2, ?, 'x', ?, 'minute',
                      ?, ?, ?)""");
          for (int i = 0; i < UPDATES; i++) {
            OffsetDateTime at = FIRST.plusSeconds(i);
            batch.add(UUID.randomUUID(), article, i % 100 == 0, at, at, at, at);
          }
          return batch.execute().length;
        });
    database.write(handle -> handle.execute("analyze"));
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEST, false, false", "NEWEST, false, true", "NEWEST, true, false", "NEWEST, true, true",
    "OLDEST, false, false", "OLDEST, false, true", "OLDEST, true, false", "OLDEST, true, true",
    "CREATED, false, false", "CREATED, false, true"
  })
  void pageIsReadOffAnIndex(UpdateQuery.Order order, boolean keyEvents, boolean deep) {
    Instant middle = FIRST.plusSeconds(UPDATES / 2).toInstant();
    UpdateQuery query =
        new UpdateQuery(
            article,
            Optional.of(EditingStatus.PUBLISHED)
                .filter(status -> order != UpdateQuery.Order.CREATED),
            keyEvents,
            Optional.empty(),
            order,
            deep ? Optional.of(new Cursor(middle, UUID.randomUUID())) : Optional.empty(),
            20);
    Plans.assertReadsIndexInOrder(DATABASE.get(), query::on);
  }
}
