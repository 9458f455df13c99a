package org.samizdat.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.samizdat.database.Database;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.TestDatabase;

/**
 * What searching a million updates costs: how long it takes to index them and how large the index
 * is, ten typical queries over HTTP, and how soon a search finds what was just published. The texts
 * have 40 words of a vocabulary of 50,000, of which some are as frequent as in any language (Zipf's
 * law); half of them are Russian. Arguments: {@code h2} or {@code postgresql}, and how many
 * updates.
 */
public final class SearchTimes {
  private static final int UPDATES = 1_000_000;
  private static final int BATCH = 10_000;
  private static final int BLOGS = 20;
  private static final int VOCABULARY = 50_000;
  private static final int WORDS = 40;
  private static final int WARM_UP = 100;
  private static final int ROUNDS = 200;
  private static final int PROBES = 100;
  private static final String[] LATIN = {
    "ba", "de", "ki", "lo", "mu", "ra", "se", "ti", "vo", "zu"
  };
  private static final String[] CYRILLIC = {
    "ба", "де", "ки", "ло", "му", "ра", "се", "ти", "во", "зу"
  };
  private static final OffsetDateTime FIRST =
      OffsetDateTime.of(2001, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private SearchTimes() {}

  public static void main(String[] arguments) throws Exception {
    boolean postgresql = arguments.length > 0 && arguments[0].equals("postgresql");
    int updates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : UPDATES;
    SamizdatServer server = new SamizdatServer();
    Map<String, String> settings = TestDatabase.fresh(postgresql);
    settings.forEach(server::with);
    Path index = Path.of(settings.get("SAMIZDAT_DATA")).resolve("search");
    server.start();
    List<UUID> blogs = new ArrayList<>();
    for (int i = 0; i < BLOGS; i++) {
      blogs.add(blog(server, i));
    }
    server.stop();
    fill(server, blogs, updates);
    delete(index);
    server.start();
    try {
      System.out.printf("%n%,d updates on %s%n", updates, postgresql ? "PostgreSQL" : "H2");
      index(server, index, updates);
      measure(server);
      freshness(server);
    } finally {
      server.stop();
    }
    System.exit(0);
  }

  private static UUID blog(SamizdatServer server, int number) {
    String language = number % 2 == 0 ? "en" : "ru";
    String json =
        "{\"slug\": \"blog-%d\", \"kind\": \"liveblog\", \"headline\": \"Blog %d\","
            + " \"language\": \"%s\", \"topics\": [\"Topic %d\"]}";
    return UUID.fromString(
        server
            .admin()
            .unchecked()
            .post(
                "/v1/admin/articles?publish=true",
                json.formatted(number, number, language, number % 5))
            .expect(201)
            .at("/id"));
  }

  private static void fill(SamizdatServer server, List<UUID> blogs, int updates) throws Exception {
    Database database = server.database();
    for (int from = 0; from < updates; from += BATCH) {
      int first = from;
      int end = Math.min(updates, from + BATCH);
      database.write(handle -> insert(handle, blogs, first, end));
    }
    database.write(handle -> handle.execute("analyze"));
    database.stop();
  }

  private static int insert(Handle handle, List<UUID> blogs, int from, int to) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into article_update (
                id, article_id, status, content, markdown, html, plain, revision, key_event,
                display_time, occurred_at, occurred_at_precision, created_at, edited_at, published_at)
            values (?, ?, 'published', '{"body":""}', ?, ?, ?, 2, false, '12:00 GMT', ?, 'minute',
                ?, ?, ?)""");
    Random random = new Random(from);
    for (int i = from; i < to; i++) {
      int blog = i % blogs.size();
      String text = text(random, blog % 2 == 0 ? LATIN : CYRILLIC);
      OffsetDateTime at = FIRST.plusMinutes(10L * i);
      batch.add(id(i), blogs.get(blog), text, "<p>" + text + "</p>", text, at, at, at, at);
    }
    return batch.execute().length;
  }

  private static UUID id(int number) {
    return new UUID(7L << 12, Long.MIN_VALUE + number);
  }

  private static String text(Random random, String[] syllables) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      text.append(i == 0 ? "" : " ").append(word(rank(random), syllables));
    }
    return text.append('.').toString();
  }

  /** The first rank is about 11 times as frequent as the eleventh, and so on. */
  private static int rank(Random random) {
    return (int) Math.pow(VOCABULARY, random.nextDouble()) - 1;
  }

  private static String word(int rank, String[] syllables) {
    StringBuilder word = new StringBuilder();
    for (int rest = rank + syllables.length; rest > 0; rest /= syllables.length) {
      word.append(syllables[rest % syllables.length]);
    }
    return word.toString();
  }

  private static void index(SamizdatServer server, Path index, int updates) throws Exception {
    long begin = System.nanoTime();
    while (get(server, "q=word").statusCode() != 200) {
      Thread.sleep(100);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "indexed in %.0f s (%,.0f/s), %,d MB%n",
        seconds, updates / seconds, size(index) / 1_000_000);
  }

  private static void measure(SamizdatServer server) throws Exception {
    Random random = new Random(1);
    Map<String, IntFunction<String>> queries = new java.util.LinkedHashMap<>();
    queries.put("a rare word", i -> q(latin(10_000 + random.nextInt(30_000))));
    queries.put("a frequent word", i -> q(latin(random.nextInt(20))));
    queries.put(
        "two words", i -> q(latin(100 + random.nextInt(900)) + " " + latin(random.nextInt(100))));
    queries.put(
        "one of two",
        i -> q(latin(500 + random.nextInt(900)) + " OR " + latin(500 + random.nextInt(900))));
    queries.put(
        "one without another",
        i -> q(latin(random.nextInt(100)) + " NOT " + latin(random.nextInt(100))));
    queries.put(
        "a phrase",
        i -> q("\"" + latin(random.nextInt(50)) + " " + latin(random.nextInt(50)) + "\""));
    queries.put("a beginning", i -> q(latin(1_000 + random.nextInt(9_000)).substring(0, 5) + "*"));
    queries.put(
        "Russian, in a month",
        i -> q(russian(random.nextInt(500))) + "&language=ru&from=2011-12-01&to=2011-12-31");
    queries.put("newest first", i -> q(latin(random.nextInt(100))) + "&order=newest");
    queries.put(
        "with all facets", i -> q(latin(random.nextInt(200))) + "&facets=topic,language,month");
    for (int i = 0; i < WARM_UP; i++) {
      for (IntFunction<String> each : queries.values()) {
        get(server, each.apply(i));
      }
    }
    System.out.println("\n| query | p50 ms | p99 ms |\n|---|--:|--:|");
    for (Map.Entry<String, IntFunction<String>> each : queries.entrySet()) {
      double[] millis = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        String query = each.getValue().apply(i);
        long begin = System.nanoTime();
        int status = get(server, query).statusCode();
        millis[i] = (System.nanoTime() - begin) / 1e6;
        if (status != 200) {
          throw new IllegalStateException(status + " for " + query);
        }
      }
      print(each.getKey(), millis);
    }
  }

  private static void print(String name, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "| %s | %.1f | %.1f |%n",
        name, millis[millis.length / 2], millis[millis.length * 99 / 100]);
  }

  /** From the answer to the write until a search finds it. */
  private static void freshness(SamizdatServer server) throws Exception {
    Desk desk = new Desk(server.admin().unchecked());
    double[] millis = new double[PROBES];
    for (int i = 0; i < PROBES; i++) {
      String probe = "probe" + i + "x";
      desk.update("blog-0", probe);
      long begin = System.nanoTime();
      while (!get(server, q(probe)).body().contains("\"total\":1")) {
        Thread.sleep(1);
      }
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    print("found after a write", millis);
  }

  private static String q(String text) {
    return "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String latin(int rank) {
    return word(rank, LATIN);
  }

  private static String russian(int rank) {
    return word(rank, CYRILLIC);
  }

  private static HttpResponse<String> get(SamizdatServer server, String query) throws Exception {
    URI address = URI.create("http://localhost:" + server.port() + "/v1/search?" + query);
    return CLIENT.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(each);
      }
    }
    return size;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
