package org.samizdat.feed;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.database.Dialect;
import org.samizdat.http.BaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log and tells the hub which feeds have changed (WebSub §4): each address once a
 * second at most, however much happens. Of several nodes the one with the lease does it. How far
 * the hub has been told is noted when nothing is left to tell, so after a kill some addresses are
 * told again.
 */
final class HubPings implements Managed {
  private static final Logger LOGGER = LoggerFactory.getLogger(HubPings.class);
  private static final Duration SWEEP = Duration.ofSeconds(1);

  /** Between rounds, so that a change soon after another waits for more. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration LEASE = Duration.ofSeconds(60);

  /** So far the clocks of nodes may lie apart. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  /** Changes before that are old news: readers have looked for themselves since. */
  private static final Duration WORTH_TELLING = Duration.ofHours(1);

  /** How long to wait after each failure in a row; then what waits is given up. */
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(300));

  private static final int BATCH = 500;
  private static final int STOP_MILLIS = 300;
  private static final long NOT_READ = -1;

  private final UUID node = UUID.randomUUID();
  private final Database database;
  private final Clock clock;
  private final BaseUrl base;
  private final Hub hub;
  private final Semaphore pokes = new Semaphore(0);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  /** What has yet to be told. */
  private final Set<FeedAddress> waiting = new LinkedHashSet<>();

  /** The last change that was read. */
  private long read = NOT_READ;

  private long noted = NOT_READ;

  private Instant leasedUntil = Instant.MIN;
  private Instant retryAt = Instant.MIN;
  private int failures;

  HubPings(Database database, Clock clock, BaseUrl base, Hub hub) {
    this.database = database;
    this.clock = clock;
    this.base = base;
    this.hub = hub;
  }

  /** Looks now. */
  void poke() {
    pokes.release();
  }

  @Override
  public void start() {
    if (database.dialect() == Dialect.H2) { // which has one owner, so that nobody else tells
      database.jdbi().useExtension(HubDao.class, HubDao::release);
    }
    Thread telling = new Thread(this::run, "websub");
    telling.setDaemon(true);
    telling.start();
    thread = telling;
  }

  private void run() {
    while (!isStopped()) {
      try {
        pokes.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        pokes.drainPermits();
        if (round()) {
          stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!isStopped()) {
          LOGGER.warn("The hub cannot be told; trying again", e);
        }
      }
    }
  }

  /** Tells what there is to tell; returns whether there was something. */
  boolean round() throws InterruptedException {
    if (!holdsLease()) {
      return false;
    }
    read = database.read(this::catchUp);
    boolean some = !waiting.isEmpty() && !clock.instant().isBefore(retryAt);
    if (some) {
      tellAll();
    }
    if (waiting.isEmpty()) {
      failures = 0;
      note();
    }
    return some;
  }

  /** Adds what has changed to what waits; returns how far it has read. */
  private long catchUp(Handle handle) {
    Instant old = clock.instant().minus(WORTH_TELLING);
    long at = read == NOT_READ ? handle.attach(HubDao.class).told() : read;
    List<Change> changes;
    do {
      changes = ChangeLog.after(handle, at, BATCH);
      List<Change> news = changes.stream().filter(each -> each.at().isAfter(old)).toList();
      waiting.addAll(new ChangedFeeds(handle).since(news));
      at = changes.isEmpty() ? at : changes.get(changes.size() - 1).seq();
    } while (changes.size() == BATCH);
    return at;
  }

  private void tellAll() throws InterruptedException {
    for (FeedAddress feed : List.copyOf(waiting)) {
      for (FeedFormat format : FeedFormat.values()) {
        if (!holdsLease() || !tell(feed.first(base, format))) {
          return;
        }
      }
      waiting.remove(feed);
    }
  }

  /** Whether to go on: not while the hub is away. */
  private boolean tell(String address) throws InterruptedException {
    switch (hub.tell(address)) {
      case TOLD -> failures = 0;
      case REFUSED -> LOGGER.debug("The hub does not want to hear of {}", address);
      case AWAY -> {
        failed();
        return false;
      }
    }
    return true;
  }

  private void failed() {
    if (failures == RETRIES.size()) {
      LOGGER.warn("The hub is away; it is not told of {} changed feeds", waiting.size());
      waiting.clear();
    } else {
      retryAt = clock.instant().plus(RETRIES.get(failures));
      failures++;
    }
  }

  private void note() {
    if (noted != read) {
      database.jdbi().useExtension(HubDao.class, dao -> dao.told(read, node));
      noted = read;
    }
  }

  /** Whether this node is the one that tells; whoever no longer is forgets what it knew. */
  private boolean holdsLease() {
    Instant now = clock.instant();
    if (isStopped()) {
      return false;
    }
    if (leasedUntil.isAfter(now.plus(LEASE.dividedBy(2)))) {
      return true;
    }
    Instant until = now.plus(LEASE);
    int taken =
        database
            .jdbi()
            .withExtension(HubDao.class, dao -> dao.lease(node, now, until, until.plus(SLACK)));
    leasedUntil = taken == 1 ? until : Instant.MIN;
    if (taken != 1) {
      read = NOT_READ;
      noted = NOT_READ;
      waiting.clear();
    }
    return taken == 1;
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Stops without waiting for the hub: what is under way will be told again. */
  @Override
  public void stop() throws InterruptedException {
    stopped.countDown();
    poke();
    Thread telling = thread;
    if (telling != null) {
      // not interrupted: that would close the files of the database under it
      telling.join(STOP_MILLIS);
    }
    try {
      database.jdbi().useExtension(HubDao.class, dao -> dao.release(node));
    } catch (RuntimeException e) {
      LOGGER.warn("The lease of the hub could not be given back, and runs out by itself", e);
    }
  }
}
