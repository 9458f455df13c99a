package org.samizdat.article;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.access.Actor;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.http.Cursor;
import org.samizdat.json.Json;
import org.samizdat.testing.Plans;
import org.samizdat.testing.TestDatabaseExtension;

/** A list of articles is read off an index, at its head and deep inside. */
class ArticlePlanTest {
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  @BeforeAll
  static void fill() {
    Database database = DATABASE.get();
    ArticleEditor editor = new ArticleEditor(new ChangeLog(database, Clock.systemUTC()), "en");
    ArticleContent content = Json.read("{\"headline\": \"One\"}", ArticleContent.class);
    UUID one = editor.create(Actor.server("test"), content, true).id();
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into article (
                        id, slug, status, kind, language, breaking, content, markdown, html, plain,
                        revision, created_at, edited_at, published_at, changed_at)
                    select %s, a.slug, status, kind, language, breaking, content, markdown, html,
                        plain, revision, created_at, edited_at, published_at, changed_at
                    from article a cross join %s where a.id = :id"""
                        .formatted(
                            org.samizdat.testing.TestDatabase.isPostgresql()
                                ? "gen_random_uuid()"
                                : "random_uuid()",
                            org.samizdat.testing.TestDatabase.isPostgresql()
                                ? "generate_series(1, 20000)"
                                : "system_range(1, 20000)"))
                .bind("id", one)
                .execute());
    database.write(handle -> handle.execute("analyze"));
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEST, false",
    "NEWEST, true",
    "OLDEST, false",
    "OLDEST, true",
    "UPDATED, false",
    "UPDATED, true",
    "EDITED, false",
    "EDITED, true"
  })
  void pageIsReadOffAnIndex(ArticleQuery.Order order, boolean deep) {
    ArticleQuery query =
        new ArticleQuery(
            Optional.of(EditingStatus.PUBLISHED).filter(all -> order != ArticleQuery.Order.EDITED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TopicFilter.none(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            order,
            deep ? Optional.of(new Cursor(Instant.now(), UUID.randomUUID())) : Optional.empty(),
            20);
    String select = ArticleDao.SUMMARY + ", null as markdown, null as html, null as plain ";
    Plans.assertReadsIndexInOrder(
        DATABASE.get(), handle -> query.on(handle, select + ArticleDao.FROM));
  }
}
