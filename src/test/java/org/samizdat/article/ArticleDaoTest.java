package org.samizdat.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.samizdat.database.Database;
import org.samizdat.database.UniqueViolation;
import org.samizdat.http.Cursor;
import org.samizdat.json.Json;
import org.samizdat.testing.TestDatabaseExtension;

/** What every database must do for articles and the topics that they are filed under. */
class ArticleDaoTest {
  private static final Instant NOON = Instant.parse("2011-12-16T12:00:00.123456Z");

  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private final Database database = DATABASE.get();

  @BeforeEach
  void empty() {
    database.write(
        handle -> {
          handle.execute("delete from article");
          return handle.execute("delete from topic");
        });
  }

  private static Map<String, Object> columns(UUID id, String slug) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", id);
    columns.put("slug", slug);
    columns.put("status", ArticleStatus.PUBLISHED);
    columns.put("kind", ArticleKind.LIVEBLOG);
    columns.put("language", "kk-Cyrl");
    columns.put("breaking", true);
    columns.put("content", "{\"headline\":\"Жаңаөзен\",\"kind\":\"liveblog\",\"breaking\":true}");
    columns.put("markdown", "A *body*");
    columns.put("html", "<p>A <em>body</em></p>");
    columns.put("plain", "A body");
    columns.put("revision", 3);
    columns.put("liveState", Optional.of(LiveState.ENDED));
    columns.put("coverageStartedAt", Optional.of(NOON));
    columns.put("coverageEndedAt", Optional.of(NOON.plusSeconds(1)));
    columns.put("pinnedUpdateId", Optional.of(id));
    columns.put("withdrawalReason", Optional.of(WithdrawalReason.SOURCE_SAFETY));
    columns.put("withdrawalNote", Optional.of("A note"));
    columns.put("withdrawnAt", Optional.of(NOON.plusSeconds(2)));
    columns.put("createdAt", NOON.plusSeconds(3));
    columns.put("editedAt", NOON.plusSeconds(4));
    columns.put("publishedAt", Optional.of(NOON.plusSeconds(5)));
    columns.put("changedAt", NOON.plusSeconds(6));
    columns.put("commentsOpen", true);
    columns.put("commentsCloseAt", Optional.empty());
    columns.put("coverageStartsAt", Optional.empty());
    return columns;
  }

  private UUID insert(String slug, Instant publishedAt) {
    UUID id = Database.newId();
    Map<String, Object> columns = columns(id, slug);
    columns.put("publishedAt", Optional.of(publishedAt));
    database.write(
        handle -> {
          handle.attach(ArticleDao.class).insert(columns);
          return id;
        });
    return id;
  }

  @Test
  void everyColumnComesBackAsItWasWritten() {
    UUID id = Database.newId();
    Article article =
        database.write(
            handle -> {
              ArticleDao articles = handle.attach(ArticleDao.class);
              articles.insert(columns(id, "one"));
              return articles.find(id).orElseThrow();
            });
    Coverage coverage =
        new Coverage(
            LiveState.ENDED,
            Optional.of(NOON),
            Optional.of(NOON.plusSeconds(1)),
            0,
            Optional.of(id),
            Optional.empty());
    Withdrawal withdrawal =
        new Withdrawal(WithdrawalReason.SOURCE_SAFETY, Optional.of("A note"), NOON.plusSeconds(2));
    assertThat(article)
        .isEqualTo(
            new Article(
                id,
                "one",
                ArticleStatus.PUBLISHED,
                "kk-Cyrl",
                List.of(),
                Json.read((String) columns(id, "one").get("content"), ArticleContent.class),
                Optional.of(new Article.Body("A *body*", "<p>A <em>body</em></p>", "A body")),
                3,
                Optional.of(coverage),
                Optional.of(withdrawal),
                NOON.plusSeconds(3),
                NOON.plusSeconds(4),
                Optional.of(NOON.plusSeconds(5)),
                NOON.plusSeconds(6),
                Discussion.NONE,
                List.of()));
  }

  @Test
  void absentValuesComeBackAbsent() {
    UUID id = Database.newId();
    Map<String, Object> columns = columns(id, "bare");
    columns.replaceAll((name, value) -> value instanceof Optional<?> ? Optional.empty() : value);
    Article article =
        database.write(
            handle -> {
              ArticleDao articles = handle.attach(ArticleDao.class);
              articles.insert(columns(id, "bare"));
              articles.update(columns);
              return articles.find(id).orElseThrow();
            });
    assertThat(article.coverage()).isEmpty();
    assertThat(article.withdrawal()).isEmpty();
    assertThat(article.publishedAt()).isEmpty();
  }

  @Test
  void slugBelongsToTheFirstThatTookIt() {
    UUID first = insert("first", NOON);
    UUID second = insert("second", NOON);
    claim("shared", first);
    assertThatThrownBy(() -> claim("shared", second))
        .isInstanceOfSatisfying(
            UniqueViolation.class,
            violation -> assertThat(violation.concerns("article_slug")).isTrue());
    assertThat(database.<Optional<UUID>>read(handle -> dao(handle).idOfSlug("shared")))
        .contains(first);
    assertThat(database.<Optional<UUID>>read(handle -> dao(handle).idOfSlug("other"))).isEmpty();
  }

  private void claim(String slug, UUID article) {
    database.write(
        handle -> {
          dao(handle).claimSlug(slug, article);
          return true;
        });
  }

  private static ArticleDao dao(Handle handle) {
    return handle.attach(ArticleDao.class);
  }

  @Test
  void pagesVisitEachArticleOnceEvenAtTheSameInstant() {
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(insert("same-" + i, NOON));
    }
    for (ArticleQuery.Order order : ArticleQuery.Order.values()) {
      List<UUID> visited = new ArrayList<>();
      Optional<Cursor> place = Optional.empty();
      do {
        ArticleQuery query = query(order, place);
        List<Article> found = database.read(handle -> dao(handle).list(query));
        List<Article> page = found.subList(0, Math.min(2, found.size()));
        page.forEach(article -> visited.add(article.id()));
        assertThat(page).allMatch(article -> article.body().isEmpty());
        place =
            found.size() <= 2
                ? Optional.empty()
                : Optional.of(Cursor.decode(order.cursor(page.get(1)), order.listName()));
      } while (place.isPresent());
      assertThat(visited).as(order.name()).hasSize(7).containsExactlyInAnyOrderElementsOf(made);
    }
  }

  private static ArticleQuery query(ArticleQuery.Order order, Optional<Cursor> place) {
    return new ArticleQuery(
        Optional.of(EditingStatus.PUBLISHED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TopicFilter.none(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        order,
        place,
        2);
  }

  @Test
  void topicsStandInTheirOrderAndAreCounted() {
    UUID id = insert("filed", NOON);
    Article article =
        database.write(
            handle -> {
              TopicDao topics = handle.attach(TopicDao.class);
              topics.create("oil", "Oil");
              assertThat(topics.find("oil")).contains(new Topic("oil", "Oil"));
              topics.create("kazakhstan", "Қазақстан\u00a0/ Kazakhstan");
              topics.file(id, "oil", 0, Optional.of(NOON));
              topics.file(id, "kazakhstan", 1, Optional.empty());
              topics.count("oil", 1);
              return dao(handle).find(id).orElseThrow();
            });
    assertThat(article.topics())
        .containsExactly(
            new Topic("oil", "Oil"), new Topic("kazakhstan", "Қазақстан\u00a0/ Kazakhstan"));
    Map<String, Object> row =
        database.read(
            handle ->
                handle
                    .createQuery("select article_count from topic where slug = 'oil'")
                    .mapToMap()
                    .one());
    assertThat(row).containsEntry("article_count", 1);
  }

  @Test
  void revisionsAreKeptAndGoWithADeletedDraft() {
    UUID id = insert("revised", NOON);
    database.write(
        handle -> {
          ArticleDao articles = dao(handle);
          for (int revision = 1; revision <= 2; revision++) {
            articles.keepRevision(
                id, revision, RevisionKind.EDITED, true, true, "{}", "text", "desk", NOON);
          }
          return true;
        });
    assertThat(database.<Integer>read(handle -> dao(handle).revisions(id))).isEqualTo(2);
    assertThatThrownBy(
            () ->
                database.write(
                    handle -> {
                      dao(handle)
                          .keepRevision(
                              id, 2, RevisionKind.EDITED, true, true, "{}", "", "desk", NOON);
                      return true;
                    }))
        .isInstanceOf(UniqueViolation.class);
    database.write(
        handle -> {
          dao(handle).delete(id);
          return true;
        });
    assertThat(database.<Integer>read(handle -> dao(handle).revisions(id))).isZero();
  }
}
