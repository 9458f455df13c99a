package org.samizdat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;

/**
 * Readers and a writer who go on whatever happens, and what they were answered that they should not
 * have been.
 */
final class OutageLoad {
  private static final int PATIENCE_SECONDS = 30;

  private final Api reader;
  private final Api staff;
  private final String blog;
  private final Map<String, Answer> kept = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private final AtomicInteger lasting = new AtomicInteger();
  private final AtomicInteger refusedReads = new AtomicInteger();
  private final AtomicInteger refusedWrites = new AtomicInteger();
  private final AtomicInteger number = new AtomicInteger();
  private volatile boolean going = true;
  private volatile long slowestNanos;

  /**
   * @param blog that is written to
   * @param addresses to which nothing is written: they are read before, and must stay as they are
   */
  OutageLoad(Api reader, Api staff, String blog, List<String> addresses) {
    this.reader = reader;
    this.staff = staff;
    this.blog = blog;
    addresses.forEach(each -> kept.put(each, reader.get(each).expect(200)));
  }

  void begin() {
    kept.keySet().forEach(each -> repeat(() -> readKept(each)));
    repeat(this::readNew);
    repeat(this::write);
  }

  private void repeat(Runnable work) {
    running.add(
        threads.submit(
            () -> {
              while (going) {
                long begun = System.nanoTime();
                work.run();
                noteTime(System.nanoTime() - begun);
                Thread.sleep(5);
              }
              return true;
            }));
  }

  private synchronized void noteTime(long nanos) {
    slowestNanos = Math.max(slowestNanos, nanos);
  }

  private void readKept(String address) {
    Answer answer = reader.get(address);
    String status = answer.header("Cache-Status").orElse("none");
    if (answer.status() != 200 || !Arrays.equals(answer.body(), kept.get(address).body())) {
      wrong.add("%s: %d %s".formatted(address, answer.status(), answer.text()));
    } else if (status.endsWith("; detail=origin-away")) {
      lasting.incrementAndGet();
      if (answer.header("Age").isEmpty()) {
        wrong.add(address + ": no Age");
      }
    }
  }

  /** An address that nobody has read before. */
  private void readNew() {
    Answer answer = reader.get("/v1/articles?topic=never-" + number.incrementAndGet());
    refused("read", answer, 200, refusedReads);
  }

  private void write() {
    String path = "/v1/admin/articles/" + blog + "/updates?publish=true";
    String text = "Writing goes on: " + number.incrementAndGet();
    Api sure = staff.with("Idempotency-Key", blog + "-" + number.get());
    Answer answer = sure.send("POST", path, "text/plain", text);
    if (answer.status() == 201) {
      acknowledged.add(answer.at("/id"));
    }
    refused("write", answer, 201, refusedWrites);
  }

  private void refused(String what, Answer answer, int usual, AtomicInteger count) {
    boolean clear =
        answer.status() == 503
            && answer.header("Retry-After").isPresent()
            && answer.header("Content-Type").filter("application/problem+json"::equals).isPresent();
    if (clear) {
      count.incrementAndGet();
    } else if (answer.status() != usual) {
      wrong.add("%s: %d %s".formatted(what, answer.status(), answer.text()));
    }
  }

  /** Ends it; fails when somebody was answered something else than expected. */
  void end() throws Exception {
    going = false;
    threads.shutdown();
    for (Future<?> each : running) {
      each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(wrong.size() + " wrong answers, the first: " + wrong.peek());
    }
  }

  /** Ids of the updates that were written. */
  List<String> acknowledged() {
    return acknowledged;
  }

  /** Reads that were answered with what was kept, though the database was away. */
  int lasting() {
    return lasting.get();
  }

  int refusedReads() {
    return refusedReads.get();
  }

  int refusedWrites() {
    return refusedWrites.get();
  }

  double slowestSeconds() {
    return slowestNanos / 1e9;
  }
}
