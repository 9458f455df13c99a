package org.samizdat.change;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samizdat.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's one reader of the log: passes every change on, once and in order. It hears at once of
 * this node's writes, and of others' by a notice or, should that get lost, by looking regularly.
 */
public final class ChangeTail implements Managed {
  private static final Logger LOGGER = LoggerFactory.getLogger(ChangeTail.class);
  private static final Duration SWEEP = Duration.ofMillis(500);
  private static final int BATCH = 500;

  private final ChangeLog log;
  private final Clock clock;
  private final ChangeClock freshness = new ChangeClock();
  private final Semaphore pokes = new Semaphore(0);
  private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();
  private volatile long seen;
  private volatile Instant lastLook;
  private volatile boolean deaf;
  private volatile boolean running;
  private @Nullable Thread thread;
  private AutoCloseable notices = () -> {};

  public ChangeTail(ChangeLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
    this.lastLook = clock.instant();
  }

  /** Adds a listener; it runs on the tail's thread and must not block. */
  public void subscribe(Consumer<List<Change>> listener) {
    listeners.add(listener);
  }

  /** Which answers are outdated: moved on by this node's own writes before they are answered. */
  public ChangeClock freshness() {
    return freshness;
  }

  /** The number of the last change that was passed on. */
  public long seen() {
    return seen;
  }

  /** When the log was last read without an error. */
  public Instant lastLook() {
    return lastLook;
  }

  /**
   * Whether others may have written what this node has not heard of, for longer than a look takes:
   * the log cannot be read.
   */
  public boolean isDeaf() {
    return deaf || log.isAway();
  }

  @Override
  public void start() {
    seen = log.head();
    freshness.startAt(seen);
    running = true;
    log.onWrite(
        changes -> {
          freshness.touch(changes);
          pokes.release();
        });
    notices = log.onNotice(pokes::release);
    Thread reader = new Thread(this::run, "change-tail");
    reader.setDaemon(true);
    reader.start();
    thread = reader;
  }

  @Override
  public void stop() throws Exception {
    running = false;
    notices.close();
    pokes.release();
    Thread reader = thread;
    if (reader != null) {
      reader.join(SWEEP.toMillis() * 4);
    }
  }

  private void run() {
    while (running) {
      try {
        pokes.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        pokes.drainPermits();
        catchUp();
        lastLook = clock.instant();
        deaf = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        deaf = true;
        if (!Outage.explains(e)) {
          LOGGER.warn("The change log cannot be read; trying again", e);
        }
      }
    }
  }

  private void catchUp() {
    List<Change> batch;
    do {
      batch = log.after(seen, BATCH);
      if (!batch.isEmpty()) {
        freshness.touch(batch);
        for (Consumer<List<Change>> each : listeners) {
          each.accept(batch);
        }
        seen = batch.get(batch.size() - 1).seq();
      }
    } while (running && batch.size() == BATCH);
  }
}
