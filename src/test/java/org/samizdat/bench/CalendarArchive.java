package org.samizdat.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.samizdat.database.Database;
import org.samizdat.publication.Filing;
import org.samizdat.publication.PublicationTally;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.TestDatabase;

/**
 * What the calendar of an archive of twenty years costs over HTTP: with a thousand articles, and
 * with a million, spread evenly, which fills the most of the calendar's slots. Arguments: {@code
 * h2} or {@code postgresql}, and how many articles the large archive has.
 */
public final class CalendarArchive {
  private static final Instant FIRST = Instant.parse("2001-01-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(7305);
  private static final int SMALL = 1_000;
  private static final int LARGE = 1_000_000;
  private static final int BATCH = 10_000;
  private static final int LEAST_BYTES = 300;

  private CalendarArchive() {}

  public static void main(String[] arguments) throws Exception {
    boolean postgresql = arguments.length > 0 && arguments[0].equals("postgresql");
    int articles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : LARGE;
    SamizdatServer small = archive(postgresql, SMALL);
    SamizdatServer large = archive(postgresql, articles);
    try {
      System.out.printf(
          "%n%,d and %,d articles over 20 years on %s%n",
          SMALL, articles, postgresql ? "PostgreSQL" : "H2");
      compare(small, large, "month", "/2011/12");
      compare(small, large, "month in Kolkata", "/2011/12?timeZone=Asia/Kolkata");
      compare(small, large, "month of one topic", "/2011/12?topic=oil");
      compare(small, large, "year", "/2011");
      compare(small, large, "all years", "");
    } finally {
      small.stop();
      large.stop();
    }
    System.exit(0);
  }

  private static void compare(SamizdatServer small, SamizdatServer large, String name, String path)
      throws Exception {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(name + ", small", address(small, path));
    pages.put(name + ", large", address(large, path));
    List<Double> medians = List.copyOf(PageTimes.measure(pages, LEAST_BYTES).values());
    System.out.printf("%-28s %.2f%n", "large : small", medians.get(1) / medians.get(0));
  }

  private static String address(SamizdatServer server, String path) {
    return "http://localhost:" + server.port() + "/v1/calendar" + path;
  }

  private static SamizdatServer archive(boolean postgresql, int articles) throws Exception {
    SamizdatServer server = new SamizdatServer().with("SAMIZDAT_CACHE_BYTES", "0");
    TestDatabase.fresh(postgresql).forEach(server::with);
    server.start();
    UUID model = UUID.fromString(new Desk(server.admin()).article("model").at("/id"));
    server.stop();
    Database database = server.database();
    for (int from = 0; from < articles; from += BATCH) {
      int first = from;
      int end = Math.min(articles, from + BATCH);
      database.write(handle -> insert(handle, model, first, end, articles));
    }
    database.write(handle -> handle.execute("analyze"));
    database.stop();
    server.start();
    return server;
  }

  /** Copies of one article, published one after the other, and counted as publishing counts. */
  private static int insert(Handle handle, UUID model, int from, int to, int of) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into article (
                id, slug, status, kind, language, breaking, content, markdown, html, plain,
                revision, created_at, edited_at, published_at, changed_at)
            select cast(? as uuid), ?, status, kind, language, breaking, content, markdown, html,
                plain, revision, cast(? as timestamp with time zone), edited_at,
                cast(? as timestamp with time zone), changed_at
            from article where id = ?""");
    PublicationTally tally = new PublicationTally();
    Filing filing = new Filing("en", List.of("oil"));
    for (int i = from; i < to; i++) {
      Instant published = FIRST.plusMillis(SPAN.toMillis() * i / of);
      OffsetDateTime at = published.atOffset(ZoneOffset.UTC);
      batch.add(new UUID(7L << 12, Long.MIN_VALUE + i), "copy-" + i, at, at, model);
      tally.article(filing, published, 1);
    }
    tally.store(handle);
    return batch.execute().length;
  }
}
