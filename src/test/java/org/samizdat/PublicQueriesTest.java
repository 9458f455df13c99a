package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.contract.Contract;
import org.samizdat.contract.Operation;
import org.samizdat.database.Database;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.SqlRecorder;
import org.samizdat.testing.TestDatabase;

/**
 * What public reads ask the database: how often does not depend on how much there is on a page, and
 * no statement walks through a whole table.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublicQueriesTest {
  private static final int LAST = Integer.MAX_VALUE;

  private static final int ITEMS = 5;
  private static final int COPIES = 600;

  /** Of columns that every row has, or whose nulls lie at the other end of the index. */
  private static final Set<String> DIRECT =
      Set.of("select min(seq) from change_log", "select max(changed_at) from donation_appeal");

  private static final String EMBEDDED = SamizdatServer.BASE_URL + "/v1/articles/{article}";

  private static final Set<String> KEYS = Set.of("id", "object_id");

  /** How the threads that answer requests are named. */
  private static final String REQUESTS = "dw-";

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_CACHE_BYTES", "0")
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");

  /** Values of the parameters in paths. */
  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  @BeforeAll
  static void fill() {
    Api staff = SERVER.admin();
    Desk desk = new Desk(staff);
    String slug = desk.liveBlog("strike").at("/slug");
    String article = staff.get("/v1/articles/" + slug).at("/id");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    PLACES.put("articles={article}", "articles=" + article);
    PLACES.put("{article}", slug);
    PLACES.put("{topic}", "oil");
    PLACES.put("{year}", Integer.toString(today.getYear()));
    PLACES.put("{month}", "%02d".formatted(today.getMonthValue()));
    PLACES.put("{day}", "%02d".formatted(today.getDayOfMonth()));
    PLACES.put("{format}", "json");
    PLACES.put("{revision}", "2");
    PLACES.put("{period}", today.toString().substring(0, "2011-12".length()));
    String comment = "";
    for (int i = 0; i < ITEMS; i++) {
      desk.article("article-" + i);
      PLACES.put("/v1/updates/{id}", update(slug, i));
      comment = comment(slug, "", i);
      comment(slug, ", \"parentId\": \"%s\"".formatted(comment), i);
      correction(article);
      event(article, i, today);
      appeal(article, i);
    }
    for (int i = 0; i < ITEMS; i++) {
      comment(slug, ", \"parentId\": \"%s\"".formatted(comment), ITEMS + i);
    }
    PLACES.put("/v1/comments/{id}", comment);
    PLACES.put("{token}", staff.get("/v1/changes?since=initial&types=media").at("/next"));
    Patience.await(
        () -> SERVER.anonymous().get("/v1/search?q=update").json().path("total").asInt() == ITEMS);
    Answer draft = desk.draft("planned", "article");
    staff
        .ifMatch(draft.etag())
        .post(
            "/v1/admin/articles/" + draft.at("/id") + "/schedule",
            "{\"at\": \"%s\"}".formatted(SERVER.clock().instant().plus(Duration.ofDays(1))))
        .expect(200);
  }

  private static String update(String slug, int number) {
    return SERVER
        .admin()
        .post(
            "/v1/admin/articles/" + slug + "/updates?publish=true",
            """
            {"body": "Update %1$d", "keyEvent": %2$s,
             "claims": [{"subject": "Subject %1$d", "quantity": %1$d, "text": "So many.",
                         "attribution": {"name": "A striker", "kind": "witness"}}]}"""
                .formatted(number, number % 2 == 0))
        .expect(201)
        .at("/id");
  }

  private static String comment(String slug, String parent, int number) {
    String json = "{\"authorName\": \"Reader\", \"body\": \"No %d%s\"%s}";
    String id =
        SERVER
            .anonymous()
            .post(
                "/v1/articles/" + slug + "/comments",
                json.formatted(number, parent.isEmpty() ? "" : " below", parent))
            .expect(202)
            .at("/id");
    SERVER.admin().ifMatch("*").post("/v1/admin/comments/" + id + "/approve").expect(200);
    return id;
  }

  private static void correction(String article) {
    Answer made =
        SERVER
            .admin()
            .ifMatch("*")
            .post(
                "/v1/admin/corrections",
                """
                {"target": {"type": "article", "id": "%s"}, "kind": "clarification",
                 "right": "In Zhanaozen itself.", "reason": "It could be misread."}"""
                    .formatted(article))
            .expect(201);
    PLACES.put("/v1/corrections/{id}", made.at("/id"));
  }

  private static void event(String article, int number, LocalDate day) {
    Answer made =
        SERVER
            .admin()
            .post(
                "/v1/admin/events?publish=true",
                """
                {"title": "Rally %d", "startsAt": "%sT12:00:00Z", "articleId": "%s"}"""
                    .formatted(number, day, article))
            .expect(201);
    PLACES.put("/v1/events/{id}", made.at("/id"));
  }

  private static void appeal(String article, int number) {
    String scope = number % 2 == 0 ? "site" : "article\", \"articleId\": \"" + article;
    SERVER
        .admin()
        .post(
            "/v1/admin/donation-appeals?publish=true",
            """
            {"slug": "aid-%d", "title": "Aid", "body": "For those on trial.", "scope": "%s",
             "channels": [{"provider": "other", "label": "Aid", "url": "https://aid.example/"}]}"""
                .formatted(number, scope))
        .expect(201);
    PLACES.put("{slug}", "aid-" + number);
  }

  /** Everything that the public can read, with all that the lists can be asked. */
  private static List<String> addresses() {
    List<String> more =
        List.of(
            "/v1/articles?order=oldest&topic=oil&language=en",
            "/v1/articles?order=updated&kind=liveblog",
            "/v1/articles?breaking=false&live=true&from=2011-01-01&to=2099-01-01",
            "/v1/articles/{article}?include=updates,comments,claims",
            "/v1/articles/{article}/updates?order=oldest&keyEvents=true",
            "/v1/articles/{article}/digest?since={token}",
            "/v1/articles/{article}/comments?format=flat&order=newest",
            "/v1/calendar/{year}/{month}?timeZone=Asia/Kolkata&topic=oil&language=en",
            "/v1/corrections?language=en",
            "/v1/changes?since=initial&types=correction&article={article}",
            "/v1/events?order=latest&from=2020-01-01&topic=oil&language=en",
            "/v1/donation-appeals/current?article={article}",
            "/v1/feed.atom?language=en",
            "/v1/topics/{topic}/feed.rss?language=en",
            "/v1/changes?since=initial&include=object",
            "/v1/changes?since=initial&article={article}");
    List<String> all =
        new ArrayList<>(
            Contract.get().operations().stream()
                .filter(each -> each.method().equals("GET") && each.scopes().isEmpty())
                .map(Operation::path)
                .filter(path -> path.startsWith("/v1"))
                .filter(path -> !path.equals("/v1/stream") && !path.equals("/v1/media/{file}"))
                .map(path -> path.equals("/v1/changes") ? path + "?since=initial" : path)
                .map(path -> path.replace("/digest", "/digest?since=2011-12-16T12:00:00Z"))
                .map(path -> path.replace("/oembed", "/oembed?url=" + EMBEDDED))
                .map(path -> path.replace("/search", "/search?q=headline&facets=topic"))
                .map(path -> path.replace("/counts", "/counts?articles={article}"))
                .toList());
    all.addAll(more);
    return all.stream().map(PublicQueriesTest::filled).toList();
  }

  private static String filled(String path) {
    String text = path;
    for (Map.Entry<String, String> each : PLACES.entrySet()) {
      text =
          each.getKey().startsWith("/")
              ? text.replace(each.getKey(), each.getKey().replace("{id}", each.getValue()))
              : text.replace(each.getKey(), each.getValue());
    }
    return text;
  }

  /** What one address asks the database. */
  private static List<SqlRecorder.Said> said(String address) {
    try (SqlRecorder recorder = new SqlRecorder(SERVER.ownDatabase())) {
      SERVER.anonymous().get(address).expect(200);
      // without what the server asks by itself at the same moment
      return recorder.said().stream().filter(each -> each.thread().startsWith(REQUESTS)).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/articles",
        "/v1/articles/strike/updates",
        "/v1/articles/strike/claims",
        "/v1/articles/strike/digest?since=2011-12-16T12:00:00Z",
        "/v1/articles/strike/comments",
        "/v1/articles/strike/comments?format=flat",
        "/v1/comments/{thread}/replies",
        "/v1/events",
        "/v1/donation-appeals",
        "/v1/topics",
        "/v1/feed.json",
        "/v1/topics/{topic}/feed.json?language=en",
        "/v1/articles/strike/feed.json",
        "/v1/search?q=update&in=updates",
        "/v1/search?q=headline&in=articles",
        "/v1/articles/strike/related"
      })
  void moreItemsTakeNoMoreStatements(String address) {
    String path = filled(address.replace("{thread}", PLACES.get("/v1/comments/{id}")));
    String limit = path + (path.contains("?") ? "&" : "?") + "limit=";
    assertThat(SERVER.anonymous().get(limit + ITEMS).expect(200).json().path("items").size())
        .isGreaterThan(address.endsWith("topics") ? 0 : 2);
    said(limit + ITEMS); // what is asked once only
    assertThat(said(limit + ITEMS)).as(address).hasSameSizeAs(said(limit + 2));
  }

  @Test
  @Order(LAST) // for it leaves copies of everything behind
  void noStatementWalksThroughATable() throws SQLException {
    Map<String, SqlRecorder.Said> statements = new LinkedHashMap<>();
    for (String address : addresses()) {
      said(address).forEach(each -> statements.putIfAbsent(each.sql(), each));
    }
    assertThat(statements).hasSizeGreaterThan(20);
    Database database = SERVER.ownDatabase();
    database.write(PublicQueriesTest::multiply);
    TreeSet<String> found = new TreeSet<>();
    try (Handle handle = database.jdbi().open()) {
      if (TestDatabase.isPostgresql()) {
        // small tables are walked through, since that is faster: what counts is that none has to be
        handle.execute("set enable_seqscan = off");
      }
      for (SqlRecorder.Said each : statements.values()) {
        String plan = plan(handle.getConnection(), each);
        // H2 looks up the least value of a column directly only where no row is without one
        boolean walks =
            plan.contains("Seq Scan")
                || plan.contains(".tableScan")
                || plan.contains("/* direct lookup */");
        if (walks && !DIRECT.contains(each.sql())) {
          found.add(each.sql() + "\n" + plan);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static String plan(Connection connection, SqlRecorder.Said said) throws SQLException {
    try (PreparedStatement explain = said.prepare(connection, "explain ")) {
      said.bind(explain);
      try (ResultSet rows = explain.executeQuery()) {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
        return String.join("\n", lines);
      }
    }
  }

  /** Many more of everything, so that to walk through it is not the best that can be done. */
  private static boolean multiply(Handle handle) {
    copy(handle, "article", Map.of("slug", "slug || '-' || n"));
    copy(handle, "article_update", Map.of());
    copy(handle, "published_claim", Map.of("place", "place + 50 * n"));
    copy(handle, "reader_comment", Map.of());
    copy(handle, "calendar_event", Map.of());
    copy(handle, "donation_appeal", Map.of("slug", "slug || '-' || n"));
    copy(handle, "scheduled_action", Map.of());
    copy(handle, "topic", Map.of("slug", "slug || '-' || n"));
    handle.execute(
        """
        insert into article_topic (article_id, topic, position, published_at)
        select id, 'oil', 0, published_at from article a
        where not exists (select 1 from article_topic t where t.article_id = a.id)""");
    handle.execute("analyze");
    return true;
  }

  private static void copy(Handle handle, String table, Map<String, String> other) {
    List<String> columns =
        handle
            .createQuery(
                """
                select lower(column_name) from information_schema.columns
                where lower(table_name) = :table and is_generated = 'NEVER'
                order by ordinal_position""")
            .bind("table", table)
            .mapTo(String.class)
            .list();
    boolean postgresql = TestDatabase.isPostgresql();
    String id = postgresql ? "gen_random_uuid()" : "random_uuid()";
    String values =
        columns.stream()
            .map(column -> KEYS.contains(column) ? id : other.getOrDefault(column, column))
            .collect(Collectors.joining(", "));
    handle.execute(
        "insert into %s (%s) select %s from %s cross join %s"
            .formatted(
                table,
                String.join(", ", columns),
                values,
                table,
                postgresql
                    ? "generate_series(1, %d) as g(n)".formatted(COPIES)
                    : "(select x as n from system_range(1, %d))".formatted(COPIES)));
  }
}
