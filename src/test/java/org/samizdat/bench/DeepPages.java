package org.samizdat.bench;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.samizdat.database.Database;
import org.samizdat.http.Cursor;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.TestDatabase;

/**
 * What a page of a live blog costs at its head, in its middle and at its end, over HTTP, with a
 * million updates. Arguments: {@code h2} or {@code postgresql}, and how many updates.
 */
public final class DeepPages {
  private static final OffsetDateTime FIRST =
      OffsetDateTime.of(2011, 12, 16, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final int BATCH = 10_000;
  private static final int LEAST_BYTES = 1_000;

  private DeepPages() {}

  public static void main(String[] arguments) throws Exception {
    boolean postgresql = arguments.length > 0 && arguments[0].equals("postgresql");
    int updates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(postgresql));
    SamizdatServer server = new SamizdatServer().with("SAMIZDAT_CACHE_BYTES", "0");
    settings.forEach(server::with);
    server.start();
    UUID article = UUID.fromString(new Desk(server.admin()).liveBlog("deep").at("/id"));
    server.stop();
    generate(server, article, updates);
    server.start();
    try {
      System.out.printf("%n%,d updates on %s%n", updates, postgresql ? "PostgreSQL" : "H2");
      measure("http://localhost:" + server.port(), "newest", article, updates);
      measure("http://localhost:" + server.port(), "oldest", article, updates);
    } finally {
      server.stop();
    }
    System.exit(0);
  }

  private static void generate(SamizdatServer server, UUID article, int updates) throws Exception {
    Database database = server.database();
    for (int from = 0; from < updates; from += BATCH) {
      int first = from;
      database.write(handle -> insert(handle, article, first, Math.min(updates, first + BATCH)));
    }
    database.write(
        handle ->
            handle.execute("update article set update_count = ? where id = ?", updates, article));
    database.write(handle -> handle.execute("analyze"));
    database.stop();
  }

  private static int insert(org.jdbi.v3.core.Handle handle, UUID article, int from, int to) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into article_update (
                id, article_id, status, content, markdown, html, plain, revision, key_event,
                display_time, occurred_at, occurred_at_precision, created_at, edited_at, published_at)
            values (?, ?, 'published', '{"body":""}', ?, ?, ?, 2, ?, ?, ?, 'minute', ?, ?, ?)""");
    for (int i = from; i < to; i++) {
      OffsetDateTime at = at(i);
      String text = "Update number %d of a very long day.".formatted(i);
      batch.add(
          id(i),
          article,
          text,
          "<p>" + text + "</p>",
          text,
          i % 10_000 == 0,
          "12:00 GMT",
          at,
          at,
          at,
          at);
    }
    return batch.execute().length;
  }

  private static OffsetDateTime at(int i) {
    return FIRST.plusSeconds(i);
  }

  private static UUID id(int i) {
    return new UUID(0x01344d5300007000L, 0x8000000000000000L + i);
  }

  private static void measure(String base, String order, UUID article, int updates)
      throws Exception {
    boolean newest = order.equals("newest");
    Map<String, String> pages = new LinkedHashMap<>();
    String list = base + "/v1/articles/deep/updates?order=" + order;
    pages.put(order + " first", list);
    pages.put(order + " middle", list + "&cursor=" + cursor(order, article, updates / 2));
    int last = newest ? 20 : updates - 21;
    pages.put(order + " last", list + "&cursor=" + cursor(order, article, last));
    Map<String, Double> medians = PageTimes.measure(pages, LEAST_BYTES);
    System.out.printf(
        "%-28s %.2f%n",
        order + " last : first", medians.get(order + " last") / medians.get(order + " first"));
  }

  private static String cursor(String order, UUID article, int i) {
    String list =
        "updates %s %s false".formatted(article, order.toUpperCase(java.util.Locale.ROOT));
    return new Cursor(at(i).toInstant(), id(i)).encode(list);
  }
}
