package org.samizdat.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.access.Actor;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleEditor;
import org.samizdat.article.RevisionKind;
import org.samizdat.article.Withdrawal;
import org.samizdat.article.WithdrawalReason;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.http.Cursor;
import org.samizdat.json.Json;
import org.samizdat.testing.TestDatabaseExtension;
import org.samizdat.text.TimePrecision;

/** What every database must do for updates. */
class UpdateDaoTest {
  private static final Instant NOON = Instant.parse("2011-12-16T12:00:00.123456Z");
  private static final String CONTENT =
      "{\"body\":\"\",\"headline\":\"Тақырып\",\"summary\":\"S\",\"keyEvent\":true}";

  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private final Database database = DATABASE.get();
  private UUID article;

  @BeforeEach
  void makeArticle() {
    ArticleEditor editor = new ArticleEditor(new ChangeLog(database, Clock.systemUTC()), "en");
    ArticleContent content =
        Json.read("{\"headline\": \"Blog\", \"kind\": \"liveblog\"}", ArticleContent.class);
    article = editor.create(Actor.server("test"), content, true).id();
  }

  private Map<String, Object> columns(UUID id, Instant publishedAt) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", id);
    columns.put("articleId", article);
    columns.put("status", UpdateStatus.PUBLISHED);
    columns.put("content", CONTENT);
    columns.put("markdown", "*x*");
    columns.put("html", "<p><em>x</em></p>");
    columns.put("plain", "x");
    columns.put("revision", 2);
    columns.put("headline", Optional.of("Тақырып"));
    columns.put("summary", Optional.of("S"));
    columns.put("keyEvent", true);
    columns.put("displayTime", "Update 12:00 GMT");
    columns.put("occurredAt", NOON);
    columns.put("occurredAtPrecision", TimePrecision.HOUR);
    columns.put("withdrawalReason", Optional.of(WithdrawalReason.ERROR));
    columns.put("withdrawalNote", Optional.empty());
    columns.put("withdrawnAt", Optional.of(NOON.plusSeconds(1)));
    columns.put("createdAt", NOON.plusSeconds(2));
    columns.put("editedAt", NOON.plusSeconds(3));
    columns.put("publishedAt", Optional.of(publishedAt));
    return columns;
  }

  private static UpdateDao dao(Handle handle) {
    return handle.attach(UpdateDao.class);
  }

  private UUID insert(Instant publishedAt) {
    UUID id = Database.newId();
    database.write(
        handle -> {
          dao(handle).insert(columns(id, publishedAt));
          return true;
        });
    return id;
  }

  @Test
  void everyColumnComesBackAsItWasWritten() {
    UUID id = insert(NOON.plusSeconds(4));
    Update expected =
        new Update(
            id,
            article,
            UpdateStatus.PUBLISHED,
            Json.read(CONTENT, UpdateContent.class),
            new Article.Body("*x*", "<p><em>x</em></p>", "x"),
            2,
            new PrintedTime("Update 12:00 GMT", NOON, TimePrecision.HOUR),
            Optional.of(
                new Withdrawal(WithdrawalReason.ERROR, Optional.empty(), NOON.plusSeconds(1))),
            NOON.plusSeconds(2),
            NOON.plusSeconds(3),
            Optional.of(NOON.plusSeconds(4)),
            List.of());
    assertThat(database.<Optional<Update>>read(handle -> dao(handle).find(id))).contains(expected);
    assertThat(database.<Optional<UUID>>read(handle -> dao(handle).articleOf(id)))
        .contains(article);
  }

  @Test
  void changesReplaceEveryColumnThatCanChange() {
    UUID id = insert(NOON);
    Map<String, Object> columns = columns(id, NOON.plusSeconds(60));
    columns.put("status", UpdateStatus.WITHDRAWN);
    columns.put("displayTime", "later");
    columns.put("withdrawalReason", Optional.empty());
    columns.put("withdrawnAt", Optional.empty());
    database.write(
        handle -> {
          dao(handle).update(columns);
          return true;
        });
    Update update = database.read(handle -> dao(handle).find(id).orElseThrow());
    assertThat(update.status()).isEqualTo(UpdateStatus.WITHDRAWN);
    assertThat(update.time().displayTime()).isEqualTo("later");
    assertThat(update.withdrawal()).isEmpty();
    assertThat(update.publishedAt()).contains(NOON.plusSeconds(60));
  }

  @Test
  void pagesVisitEachUpdateOnceInBothDirectionsEvenAtTheSameInstant() {
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(insert(i < 5 ? NOON : NOON.plusSeconds(1)));
    }
    List<UUID> newest = walk(UpdateQuery.Order.NEWEST);
    List<UUID> oldest = walk(UpdateQuery.Order.OLDEST);
    assertThat(newest).hasSize(7).containsExactlyInAnyOrderElementsOf(made);
    java.util.Collections.reverse(oldest);
    assertThat(newest).isEqualTo(oldest);
    assertThat(walk(UpdateQuery.Order.CREATED)).hasSize(7);
  }

  private List<UUID> walk(UpdateQuery.Order order) {
    List<UUID> visited = new ArrayList<>();
    UpdateQuery query = UpdateQuery.published(article, order, 2);
    UpdateQuery next = query;
    while (true) {
      UpdateQuery page = next;
      List<Update> found = database.read(handle -> dao(handle).list(page));
      List<Update> shown = found.subList(0, Math.min(2, found.size()));
      shown.forEach(update -> visited.add(update.id()));
      if (found.size() <= 2) {
        return visited;
      }
      Cursor place = query.place(shown.get(1));
      next = query.from(place);
    }
  }

  @Test
  void keyEventsAreTheNewestPublishedOnes() {
    UUID early = insert(NOON);
    UUID late = insert(NOON.plusSeconds(1));
    List<UpdateDao.KeyEvent> events = database.read(handle -> dao(handle).keyEvents(article, 10));
    assertThat(events).extracting(UpdateDao.KeyEvent::id).containsExactly(late, early);
    assertThat(events.get(0))
        .isEqualTo(
            new UpdateDao.KeyEvent(
                late, "Update 12:00 GMT", NOON, Optional.of("Тақырып"), Optional.of("S")));
  }

  @Test
  void revisionsGoWithADeletedDraft() {
    UUID id = insert(NOON);
    database.write(
        handle -> {
          dao(handle)
              .keepRevision(id, 1, RevisionKind.CREATED, false, false, CONTENT, "x", "desk", NOON);
          return true;
        });
    assertThat(database.<Integer>read(handle -> dao(handle).revisions(id))).isEqualTo(1);
    database.write(
        handle -> {
          dao(handle).delete(id);
          return true;
        });
    assertThat(database.<Integer>read(handle -> dao(handle).revisions(id))).isZero();
  }
}
