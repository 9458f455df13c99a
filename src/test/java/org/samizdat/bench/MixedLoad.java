package org.samizdat.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * Readers at full speed while updates and comments are written to what they read: the packaged jar
 * in a process of its own, wrk as the readers, and whoever writes looks at once whether readers get
 * what was acknowledged. Ends with 1 when one did not. Argument: seconds.
 */
public final class MixedLoad {
  private static final String BLOG = "mixed";
  private static final String BLOG_PATH = "/v1/articles/" + BLOG;
  private static final Map<String, String> GZIP = Map.of("Accept-Encoding", "gzip");
  private static final int CONNECTIONS = 32;
  private static final int WARM_UP_SECONDS = 60;
  private static final int UPDATES_PER_SECOND = 20;
  private static final int COMMENTS_PER_SECOND = 50;
  private static final int CLIENTS = 10;

  /** So many stand on a page. */
  private static final int PAGE = 20;

  private static final List<String> READ =
      List.of(
          BLOG_PATH,
          BLOG_PATH + "/updates",
          "/v1/articles",
          BLOG_PATH + "/comments",
          "/v1/calendar/2011/12");

  private final ServerProcess server;
  private final Api reader;
  private final Api staff;
  private final AtomicInteger updates = new AtomicInteger();
  private final AtomicInteger comments = new AtomicInteger();
  private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
  private final Queue<String> stale = new ConcurrentLinkedQueue<>();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();

  private MixedLoad(ServerProcess server) {
    this.server = server;
    this.reader = server.api().unchecked();
    this.staff = reader.withToken(SamizdatServer.ADMIN_TOKEN);
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(TestDatabase.isPostgresql()));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_MODERATION", "post");
    settings.put("SAMIZDAT_COMMENTS_PER_MINUTE", "10000");
    settings.put("SAMIZDAT_FORWARDED_HEADERS", "true");
    boolean good;
    try (ServerProcess server = ServerProcess.start(settings, ServerProcess.asDocumented())) {
      good = new MixedLoad(server).measure(seconds);
    }
    System.exit(good ? 0 : 1);
  }

  private boolean measure(int seconds) throws Exception {
    new Desk(staff).liveBlog(BLOG);
    ScheduledExecutorService writers = Executors.newScheduledThreadPool(16);
    repeat(writers, UPDATES_PER_SECOND, this::update);
    repeat(writers, COMMENTS_PER_SECOND, this::comment);
    read(WARM_UP_SECONDS);
    Metrics before = Metrics.of(server.adminPort());
    int updatesBefore = updates.get();
    int commentsBefore = comments.get();
    millis.clear();
    Load.Seen reads = read(seconds);
    int updatesMade = updates.get() - updatesBefore;
    int commentsMade = comments.get() - commentsBefore;
    writers.shutdown();
    writers.awaitTermination(30, TimeUnit.SECONDS);
    System.out.printf("%d updates and %d comments were written; ", updatesMade, commentsMade);
    report(reads, before, Metrics.of(server.adminPort()), seconds);
    return stale.isEmpty() && failed.isEmpty() && reads.errors() == 0;
  }

  private Load.Seen read(int seconds) throws Exception {
    return Load.onAll(server.port(), READ, GZIP, CONNECTIONS, seconds);
  }

  /** Begins this so often, however long each takes. */
  private void repeat(ScheduledExecutorService writers, int perSecond, IntConsumer work) {
    AtomicInteger number = new AtomicInteger();
    writers.scheduleAtFixedRate(
        () -> {
          int mine = number.getAndIncrement();
          writers.execute(
              () -> {
                try {
                  work.accept(mine);
                } catch (RuntimeException | AssertionError e) {
                  failed.add(String.valueOf(e.getMessage()));
                }
              });
        },
        0,
        Duration.ofSeconds(1).toNanos() / perSecond,
        TimeUnit.NANOSECONDS);
  }

  private void update(int number) {
    String path = "/v1/admin/articles/" + BLOG + "/updates?publish=true";
    String text = "Shots were heard on the square, for the %d. time.".formatted(number);
    int before = updates.get();
    long begun = System.nanoTime();
    Answer made = staff.send("POST", path, "text/plain", text).expect(201);
    noteTime(begun);
    int known = updates.incrementAndGet();
    follow(BLOG_PATH + "/updates", made.at("/id"), before, known);
    count("/live/updateCount", known);
  }

  private void comment(int number) {
    String json =
        "{\"authorName\": \"Reader %d\", \"body\": \"I was there, too (%d).\"}"
            .formatted(number, number);
    Api client = reader.with("X-Forwarded-For", "192.0.2." + number % CLIENTS);
    int before = comments.get();
    long begun = System.nanoTime();
    Answer made = client.post(BLOG_PATH + "/comments", json).expect(202);
    noteTime(begun);
    int known = comments.incrementAndGet();
    String newest = BLOG_PATH + "/comments?format=flat&order=newest";
    follow(newest, made.at("/id"), before, known);
    count("/comments/count", known);
  }

  private void noteTime(long begun) {
    millis.add((System.nanoTime() - begun) / 1e6);
  }

  /**
   * Readers of this address get what was acknowledged: as many as that, and this one, unless so
   * many came meanwhile that it may stand on the next page.
   *
   * @param before how many were acknowledged before it was sent
   * @param known how many by now
   */
  private void follow(String path, String id, int before, int known) {
    Answer answer = reader.get(path).expect(200);
    int total = answer.json().path("total").asInt();
    boolean missing = total - before <= PAGE && !answer.text().contains(id);
    if (missing || total < known) {
      stale.add("%s: %d of %d, without %s: %s".formatted(path, total, known, id, missing));
    }
  }

  /** The article counts as many as were acknowledged, or more. */
  private void count(String pointer, int known) {
    int told = reader.get(BLOG_PATH).expect(200).json().at(pointer).asInt();
    if (told < known) {
      stale.add("%s is %d, not %d".formatted(pointer, told, known));
    }
  }

  private void report(Load.Seen reads, Metrics before, Metrics after, int seconds) {
    double hits = after.since(before, "samizdat_cache_hits");
    double misses = after.since(before, "samizdat_cache_misses");
    double[] times = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "%s, Java %s, %d processors, %d connections, %d s%n",
        TestDatabase.isPostgresql() ? "PostgreSQL" : "H2",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        CONNECTIONS,
        seconds);
    System.out.printf(
        "reads: %,.0f a second, p50 %.2f ms, p99 %.2f ms, %d errors, %.1f %% from the cache%n",
        reads.perSecond(),
        reads.p50Micros() / 1e3,
        reads.p99Micros() / 1e3,
        reads.errors(),
        100 * hits / (hits + misses));
    System.out.printf(
        "writes: p50 %.1f ms, p99 %.1f ms, %d failed%n",
        times[times.length / 2], times[times.length * 99 / 100], failed.size());
    System.out.printf("stale reads after an acknowledged write: %d%n", stale.size());
    Arrays.asList(stale.peek(), failed.peek()).forEach(MixedLoad::printFirst);
  }

  private static void printFirst(String wrong) {
    if (wrong != null) {
      System.out.println("  such as: " + wrong);
    }
  }
}
