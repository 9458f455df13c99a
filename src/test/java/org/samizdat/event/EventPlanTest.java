package org.samizdat.event;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.access.Actor;
import org.samizdat.article.ArticleStatus;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.http.Cursor;
import org.samizdat.json.Json;
import org.samizdat.testing.Plans;
import org.samizdat.testing.TestDatabase;
import org.samizdat.testing.TestDatabaseExtension;

/** A list of events is read off an index, at its head and deep inside. */
class EventPlanTest {
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  @BeforeAll
  static void fill() {
    Database database = DATABASE.get();
    EventEditor editor =
        new EventEditor(new ChangeLog(database, Clock.systemUTC()), ZoneId.of("UTC"));
    UUID one =
        editor.create(
            Actor.server("test"),
            Json.read(
                "{\"title\": \"One\", \"startsAt\": \"2031-01-01T00:00:00Z\"}", EventContent.class),
            true);
    boolean postgresql = TestDatabase.isPostgresql();
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into calendar_event (
                        id, status, content, markdown, html, plain, event_status, range_start,
                        range_end, sequence, revision, created_at, edited_at, published_at)
                    select %s, status, content, markdown, html, plain, event_status, range_start,
                        range_end, sequence, revision, created_at, edited_at, published_at
                    from calendar_event cross join %s where id = :id"""
                        .formatted(
                            postgresql ? "gen_random_uuid()" : "random_uuid()",
                            postgresql ? "generate_series(1, 20000)" : "system_range(1, 20000)"))
                .bind("id", one)
                .execute());
    database.write(handle -> handle.execute("analyze"));
  }

  @ParameterizedTest
  @CsvSource({
    "SOONEST, false",
    "SOONEST, true",
    "LATEST, false",
    "LATEST, true",
    "LAST_OVER, false",
    "CREATED, false",
    "CREATED, true"
  })
  void pageIsReadOffAnIndex(EventQuery.Order order, boolean deep) {
    EventQuery query =
        new EventQuery(
            Optional.of(ArticleStatus.PUBLISHED).filter(all -> order != EventQuery.Order.CREATED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            order,
            deep ? Optional.of(new Cursor(Instant.now(), UUID.randomUUID())) : Optional.empty(),
            20);
    Plans.assertReadsIndexInOrder(DATABASE.get(), query::on);
  }
}
