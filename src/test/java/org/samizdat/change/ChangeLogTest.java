package org.samizdat.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.access.Actor;
import org.samizdat.database.Database;
import org.samizdat.testing.TestDatabase;
import org.samizdat.testing.TestDatabaseExtension;

/** Whoever follows the log misses nothing, however writers overlap. */
class ChangeLogTest {
  private static final int WRITERS = 16;
  private static final int WRITES_EACH = 40;
  private static final Actor ACTOR = Actor.server("test");
  private static final Clock CLOCK = Clock.systemUTC();

  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  @Test
  void followersSeeEveryCommittedChangeOnceInOrderAndNoOther() throws Exception {
    ChangeLog log = new ChangeLog(DATABASE.get(), CLOCK);
    long start = log.head();
    ChangeTail tail = new ChangeTail(log, CLOCK);
    List<Change> tailed = Collections.synchronizedList(new ArrayList<>());
    tail.subscribe(tailed::addAll);
    tail.start();
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS + 1);
    Future<List<Change>> follower = pool.submit(() -> follow(log, start, writing));

    List<Future<Set<String>>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      String name = "writer-" + writer;
      writers.add(pool.submit(() -> writeMany(log, name)));
    }
    Set<String> committed = new HashSet<>();
    for (Future<Set<String>> each : writers) {
      committed.addAll(each.get());
    }
    writing.set(false);
    List<Change> followed = follower.get();
    await(tail, log.head());
    tail.stop();
    pool.shutdown();

    long[] expected = LongStream.rangeClosed(start + 1, start + committed.size()).toArray();
    assertThat(followed.stream().mapToLong(Change::seq).toArray()).isEqualTo(expected);
    assertThat(followed)
        .extracting(Change::objectId)
        .containsExactlyInAnyOrderElementsOf(committed);
    assertThat(tailed).isEqualTo(followed);
  }

  /** Reads on and on from where it was, as a client with a token does. */
  private static List<Change> follow(ChangeLog log, long start, AtomicBoolean writing) {
    List<Change> seen = new ArrayList<>();
    long at = start;
    boolean last;
    do {
      last = !writing.get();
      for (Change each : log.after(at, 1_000)) {
        seen.add(each);
        at = each.seq();
      }
    } while (!last);
    return seen;
  }

  private static Set<String> writeMany(ChangeLog log, String writer) {
    Set<String> committed = new HashSet<>();
    for (int i = 0; i < WRITES_EACH; i++) {
      String id = writer + "-" + i;
      boolean fails = ThreadLocalRandom.current().nextInt(10) == 0;
      boolean slow = ThreadLocalRandom.current().nextInt(10) == 0;
      try {
        log.write(ACTOR, write -> write(write, id, slow, fails));
        committed.add(id);
      } catch (IllegalStateException rolledBack) {
        assertThat(fails).isTrue();
      }
    }
    return committed;
  }

  private static String write(PublicWrite write, String id, boolean slow, boolean fails) {
    write.announce(change(id));
    if (slow) {
      sleep(Duration.ofMillis(30));
    }
    if (fails) {
      throw new IllegalStateException("rolled back");
    }
    return id;
  }

  private static Change change(String id) {
    return Change.of(
        ChangeType.TOPIC, id, ChangeOp.UPDATED, 1, Instant.parse("2011-12-16T10:00:00Z"));
  }

  @Test
  void whatCommittedIsSeenByEveryReadThatBeginsAfterwards() throws Exception {
    ChangeLog log = new ChangeLog(DATABASE.get(), CLOCK);
    AtomicBoolean writing = new AtomicBoolean(true);
    AtomicLong older = new AtomicLong();
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> writers = new ArrayList<>();
    List<Future<?>> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      writers.add(pool.submit(() -> writeMany(log, 200)));
      readers.add(pool.submit(() -> readWhile(writing, older)));
    }
    for (Future<?> each : writers) {
      each.get();
    }
    writing.set(false);
    for (Future<?> each : readers) {
      each.get();
    }
    pool.shutdown();
    assertThat(older).as("reads of the head that were older than the log").hasValue(0);
  }

  private static void writeMany(ChangeLog log, int times) {
    for (int i = 0; i < times; i++) {
      log.write(
          ACTOR,
          write -> {
            write.announce(change("seen"));
            return true;
          });
    }
  }

  /** Reads the log first and its head then, which cannot lie before it, on one connection. */
  private static void readWhile(AtomicBoolean writing, AtomicLong older) {
    DATABASE
        .get()
        .read(
            handle -> {
              long seen = ChangeLog.state(handle).head();
              while (writing.get()) {
                for (Change each : ChangeLog.after(handle, seen, 100)) {
                  seen = each.seq();
                }
                if (ChangeLog.state(handle).head() < seen) {
                  older.incrementAndGet();
                }
              }
              return seen;
            });
  }

  @Test
  void failureAfterTheLastActTakesTheNumbersBack() {
    ChangeLog log = new ChangeLog(DATABASE.get(), CLOCK);
    long before = log.head();
    Actor failing =
        ACTOR.withBeforeCommit(
            handle -> {
              throw new IllegalStateException("crash");
            });
    assertThatThrownBy(
            () ->
                log.write(
                    failing,
                    write -> {
                      write.announce(change("lost"));
                      return true;
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(log.head()).isEqualTo(before);
    log.write(
        ACTOR,
        write -> {
          write.announce(change("kept-1"));
          write.announce(change("kept-2"));
          return true;
        });
    assertThat(log.after(before, 10))
        .extracting(Change::objectId)
        .containsExactly("kept-1", "kept-2");
  }

  @Test
  void anotherNodeHearsWithinASecondsSweep() throws Exception {
    ChangeLog here = new ChangeLog(DATABASE.get(), CLOCK);
    Database other = TestDatabase.isPostgresql() ? DATABASE.open() : DATABASE.get();
    ChangeLog there = new ChangeLog(other, CLOCK);
    assertThat(there.state().epoch()).isEqualTo(here.state().epoch());
    ChangeTail tail = new ChangeTail(there, CLOCK);
    tail.start();
    here.write(
        ACTOR,
        write -> {
          write.announce(change("from-afar"));
          return true;
        });
    await(tail, here.head());
    tail.stop();
  }

  private static void await(ChangeTail tail, long seq) {
    Instant patience = Instant.now().plusSeconds(20);
    while (tail.seen() < seq) {
      assertThat(Instant.now())
          .as("the tail has seen %d of %d", tail.seen(), seq)
          .isBefore(patience);
      sleep(Duration.ofMillis(10));
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
