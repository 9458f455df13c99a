package org.samizdat.webhook;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.samizdat.change.ChangeTail;
import org.samizdat.change.PublicObjects;
import org.samizdat.database.Database;
import org.samizdat.database.Dialect;
import org.samizdat.database.Outage;
import org.samizdat.http.BaseUrl;
import org.samizdat.network.Targets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the queues: one message at a time from each, the next when the one before was taken, all
 * queues side by side. Whoever works on a queue holds its lease, so of several nodes one does; when
 * it dies, another goes on when the lease has run out. A receiver that thinks holds no thread.
 */
public final class WebhookDispatcher implements Managed {
  private static final Logger LOGGER = LoggerFactory.getLogger(WebhookDispatcher.class);
  private static final Duration SWEEP = Duration.ofSeconds(1);

  /** Longer than an attempt can take. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** So far the clocks of nodes may lie apart. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  /** So long what has ended is kept. */
  private static final Duration ENDED_KEPT = Duration.ofDays(7);

  private static final int WORKERS = 4;
  private static final int STOP_MILLIS = 300;

  private final UUID node = UUID.randomUUID();
  private final Database database;
  private final Clock clock;
  private final WebhookSender sender;
  private final FanOut fanOut;
  private final DeliveryRecord record = new DeliveryRecord(node);
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
  private final Semaphore pokes = new Semaphore(0);
  private final ExecutorService workers;
  private final Counter delivered;
  private final Counter failed;
  private volatile boolean running;
  private volatile boolean followed = true;
  private @Nullable Thread thread;

  WebhookDispatcher(
      Database database, Clock clock, FanOut fanOut, WebhookSender sender, MetricRegistry metrics) {
    this.database = database;
    this.clock = clock;
    this.sender = sender;
    this.fanOut = fanOut;
    this.delivered = metrics.counter("samizdat.webhook.delivered");
    this.failed = metrics.counter("samizdat.webhook.failed");
    metrics.registerGauge("samizdat.webhook.waiting.seconds", this::waitingSeconds);
    AtomicInteger number = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            WORKERS, work -> daemon(work, "webhook-" + number.incrementAndGet()));
  }

  /** One that tells of these objects, and looks whenever the tail has seen a change. */
  public static WebhookDispatcher of(
      Database database,
      Clock clock,
      Targets targets,
      BaseUrl base,
      List<PublicObjects> objects,
      ChangeTail tail,
      MetricRegistry metrics) {
    WebhookDispatcher dispatcher =
        new WebhookDispatcher(
            database,
            clock,
            new FanOut(database, clock, objects),
            WebhookSender.trusting(targets, clock, "samizdat (+" + base.value() + ")"),
            metrics);
    tail.subscribe(changes -> dispatcher.noteChange());
    return dispatcher;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread made = new Thread(work, name);
    made.setDaemon(true);
    return made;
  }

  FanOut fanOut() {
    return fanOut;
  }

  Executor workers() {
    return workers;
  }

  /** Looks now. */
  public void poke() {
    pokes.release();
  }

  /** Looks now, unless nobody followed the log at the last look. */
  private void noteChange() {
    if (followed) {
      poke();
    }
  }

  @Override
  public void start() {
    if (database.dialect() == Dialect.H2) { // which has one owner, so that nobody else sends
      database.jdbi().useExtension(QueueDao.class, QueueDao::releaseAll);
    }
    running = true;
    Thread looking = daemon(this::run, "webhooks");
    looking.start();
    thread = looking;
  }

  private void run() {
    sender.start(); // here, for it takes a while, and the server may begin without it
    while (running) {
      try {
        pokes.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        pokes.drainPermits();
        followed = fanOut.catchUp();
        due().forEach(this::begin);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        if (running && !Outage.explains(e)) {
          LOGGER.warn("Webhooks cannot be looked after; trying again", e);
        }
      }
    }
  }

  private List<UUID> due() {
    Instant now = clock.instant();
    return database.read(
        handle -> handle.attach(QueueDao.class).due(now, farLease(now), now.plus(SLACK)));
  }

  private static Instant farLease(Instant now) {
    return now.plus(LEASE).plus(SLACK);
  }

  private void begin(UUID webhook) {
    if (!busy.add(webhook)) {
      return;
    }
    boolean claimed = false;
    try {
      claimed = claim(webhook);
    } finally {
      if (!claimed) {
        busy.remove(webhook);
      }
    }
    if (claimed) {
      workers.execute(() -> next(webhook));
    }
  }

  private boolean claim(UUID webhook) {
    Instant now = clock.instant();
    Instant until = now.plus(LEASE);
    return database
            .jdbi()
            .withExtension(
                QueueDao.class,
                dao -> dao.claim(webhook, node, now, until, farLease(now), now.plus(SLACK)))
        == 1;
  }

  /** Sends the head of a queue; without one, or with staff against it, the work is over. */
  private void next(UUID id) {
    try {
      Optional<Webhook> webhook = database.read(handle -> handle.attach(WebhookDao.class).find(id));
      Optional<Delivery> head =
          webhook
              .filter(each -> running && each.isActive())
              .flatMap(each -> database.read(handle -> handle.attach(DeliveryDao.class).head(id)));
      if (head.isEmpty()) {
        end(id);
        return;
      }
      send(webhook.get(), head.get().messageId(), head.get().body())
          .thenAcceptAsync(attempt -> record(head.get(), attempt), workers);
    } catch (RuntimeException e) {
      leave(id, "The queue cannot be worked on", e);
    }
  }

  /** Sends a message once, signed. */
  CompletableFuture<Attempt> send(Webhook webhook, String messageId, String body) {
    List<SigningKey> keys =
        database.read(handle -> handle.attach(KeyDao.class).signing(webhook.id(), clock.instant()));
    return sender.send(new Parcel(webhook.content().url(), messageId, body, keys));
  }

  private void record(Delivery delivery, Attempt attempt) {
    if (!running) {
      return; // the stop itself has cut it off
    }
    (attempt.succeeded() ? delivered : failed).inc();
    Instant now = clock.instant();
    try {
      boolean more =
          database.write(handle -> record.note(handle, delivery, attempt, now, now.plus(LEASE)));
      if (more) {
        next(delivery.webhookId());
      } else {
        end(delivery.webhookId());
      }
    } catch (RuntimeException e) {
      leave(delivery.webhookId(), "What came of a delivery cannot be noted", e);
    }
  }

  /** Gives the lease back, and looks whether something has come meanwhile. */
  private void end(UUID webhook) {
    database.jdbi().useExtension(QueueDao.class, dao -> dao.release(webhook, node));
    busy.remove(webhook);
    poke();
  }

  /** Lets the lease run out, so that what went wrong does not go wrong again at once. */
  private void leave(UUID webhook, String what, RuntimeException why) {
    if (!Outage.explains(why)) {
      LOGGER.warn("Webhook {}: {}", webhook, what, why);
    }
    busy.remove(webhook);
  }

  /** Not a number while it cannot be known, which must not keep all other figures back. */
  private double waitingSeconds() {
    try {
      return database
          .read(handle -> handle.attach(QueueDao.class).oldestWaiting())
          .map(since -> Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
          .orElse(0L);
    } catch (JdbiException e) {
      return Double.NaN;
    }
  }

  /**
   * Forgets what ended a week ago, and what has waited for longer than this for a webhook that
   * stands still. All that is in the log is queued before, so that the log may forget too.
   */
  public void forget(Duration kept) {
    fanOut.catchUp();
    Instant before = clock.instant().minus(kept);
    database.write(
        handle -> {
          DeliveryDao deliveries = handle.attach(DeliveryDao.class);
          handle.attach(KeyDao.class).dropExpired(clock.instant());
          for (UUID webhook : deliveries.overdue(before)) {
            deliveries.forgetPending(webhook, before);
            handle.attach(QueueDao.class).forgotten(webhook, before);
          }
          return deliveries.forgetFinished(clock.instant().minus(ENDED_KEPT));
        });
  }

  /** Stops at once: what is under way is cut off, and will be sent again. */
  @Override
  public void stop() throws Exception {
    running = false;
    poke();
    Thread looking = thread;
    if (looking != null) {
      looking.join(STOP_MILLIS);
    }
    sender.close();
    workers.shutdown();
    workers.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
    try {
      database.jdbi().useExtension(QueueDao.class, dao -> dao.releaseAll(node));
    } catch (RuntimeException e) {
      LOGGER.warn("The leases of webhooks could not be given back, and run out by themselves", e);
    }
  }
}
