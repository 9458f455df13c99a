package org.samizdat.stream;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.util.component.LifeCycle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeTail;
import org.samizdat.change.ChangeToken;
import org.samizdat.database.Outage;
import org.samizdat.follow.ChangeView;
import org.samizdat.follow.ChangeViews;
import org.samizdat.http.BaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes every change on to all who listen. One thread takes in who comes, tells what they missed
 * and then what happens, so that nobody misses a change or hears of one twice; whoever writes has
 * long been answered. What lies further back is read from the log by other threads.
 */
public final class Broadcast implements Managed, LifeCycle.Listener {
  private static final Logger LOGGER = LoggerFactory.getLogger(Broadcast.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(2);
  private static final int REPLAYING_THREADS = 2;

  /** So many changes that were missed are told in one go; further ones when these are written. */
  private static final int AT_ONCE = 32;

  private final ChangeLog log;
  private final ChangeViews views;
  private final BaseUrl base;
  private final int heartbeatSeconds;
  private final Replay replay;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> daemon("stream", work));
  private final ExecutorService replaying =
      Executors.newFixedThreadPool(REPLAYING_THREADS, work -> daemon("stream-replay", work));

  // What follows is touched by the one thread alone.
  private final History history = new History();
  private final Listeners listeners = new Listeners();
  private int seconds;
  private boolean closed;

  public Broadcast(
      StreamConfiguration configuration,
      ChangeLog log,
      ChangeTail tail,
      ChangeViews views,
      BaseUrl base) {
    this.log = log;
    this.views = views;
    this.base = base;
    this.heartbeatSeconds = configuration.heartbeatSeconds();
    this.replay = new Replay(log, views);
    tail.subscribe(changes -> execute(() -> tell(changes)));
  }

  /** Everything that was there before is told. */
  record Ready(Optional<Instant> asOf, Optional<Integer> readers) {}

  /** What was missed cannot be told. */
  record Reset(String detail, String startAgain) {}

  private static Thread daemon(String name, Runnable work) {
    Thread made = new Thread(work, name);
    made.setDaemon(true);
    return made;
  }

  /** Publishes how the streams do. */
  public void measure(MetricRegistry metrics) {
    listeners.measure(metrics);
  }

  @Override
  public void start() throws InterruptedException, ExecutionException {
    thread.submit(this::beginAnew).get();
    thread.scheduleAtFixedRate(() -> run(this::beat), 1, 1, TimeUnit.SECONDS);
  }

  /** Before the server stops, for it would wait for all streams to end. */
  @Override
  public void lifeCycleStopping(LifeCycle server) {
    try {
      thread.submit(this::close).get(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOGGER.warn("Not all streams were ended", e);
    }
  }

  private void close() {
    closed = true;
    endAll();
  }

  @Override
  public void stop() {
    thread.shutdownNow();
    replaying.shutdownNow();
  }

  private void execute(Runnable work) {
    try {
      thread.execute(() -> run(work));
    } catch (RejectedExecutionException e) {
      LOGGER.debug("Not done any more", e);
    }
  }

  /** After a mistake nobody knows what was told: all come back and say themselves. */
  private void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!Outage.explains(e)) {
        LOGGER.error("All streams are ended, and begin again where they were", e);
      }
      endAll();
    }
  }

  private void beginAnew() {
    history.begin(log.state());
    endAll();
  }

  private void endAll() {
    listeners.endAll(() -> EventText.retry(RETRY));
  }

  /** Takes somebody in, who goes on from an id or begins now. */
  void join(Subscriber subscriber, Optional<String> lastId) {
    execute(
        () -> {
          if (closed) {
            subscriber.finish(EventText.retry(RETRY));
            return;
          }
          listeners.come(subscriber);
          subscriber.offer(EventText.retry(RETRY));
          lastId.ifPresentOrElse(id -> resume(subscriber, id), () -> begin(subscriber));
        });
  }

  /** Hears that somebody is gone, or has not read anything for too long. */
  void leave(Subscriber subscriber, Throwable why) {
    execute(
        () -> {
          if (why instanceof TimeoutException) {
            listeners.drop(subscriber, "the reader has stopped reading");
          } else {
            listeners.leave(subscriber);
          }
        });
  }

  private void begin(Subscriber subscriber) {
    subscriber.told = history.position();
    listen(subscriber);
  }

  private void listen(Subscriber subscriber) {
    Optional<Integer> readers = listeners.listen(subscriber);
    // another server may have told more than this one has heard of yet
    String id = history.idOf(Math.max(subscriber.told, history.position()));
    subscriber.offer(EventText.event("ready", id, new Ready(history.asOf(), readers)));
  }

  private void resume(Subscriber subscriber, String lastId) {
    Optional<ChangeToken> token = ChangeToken.decode(lastId).filter(each -> each.walk().isEmpty());
    if (token.isEmpty()) {
      reset(subscriber, "The id is none of this server's, or not whole.");
    } else {
      subscriber.told = token.get().seq();
      catchUp(subscriber, token.get().epoch());
    }
  }

  private void reset(Subscriber subscriber, String why) {
    Reset data = new Reset(why, base.api() + "/changes?since=initial");
    subscriber.offer(EventText.event("reset", history.id(), data));
    begin(subscriber);
  }

  private void catchUp(Subscriber subscriber, UUID epoch) {
    if (!listeners.has(subscriber)) {
      return;
    }
    if (!epoch.equals(history.epoch()) || !history.reachesBackTo(subscriber.told)) {
      replay(subscriber, epoch);
      return;
    }
    try {
      if (remind(subscriber)) {
        listen(subscriber);
      } else {
        goOn(subscriber, epoch);
      }
    } catch (RuntimeException e) {
      giveUp(subscriber, e);
    }
  }

  /** Tells some of what is remembered; returns whether that was all. */
  private boolean remind(Subscriber subscriber) {
    int told = 0;
    for (StreamedChange each : history.after(subscriber.told)) {
      if (told == AT_ONCE) {
        return false;
      }
      if (subscriber.audience().follows(each.change())) {
        subscriber.offer(each.bytes(subscriber.audience(), this::shown));
        told++;
      }
      subscriber.told = each.change().seq();
    }
    return true;
  }

  private void giveUp(Subscriber subscriber, RuntimeException why) {
    if (!Outage.explains(why)) {
      LOGGER.warn("What a stream missed cannot be read; its reader will try again", why);
    }
    listeners.drop(subscriber, "what was missed cannot be read");
  }

  private void goOn(Subscriber subscriber, UUID epoch) {
    subscriber.whenWritten(() -> execute(() -> catchUp(subscriber, epoch)));
  }

  private void replay(Subscriber subscriber, UUID epoch) {
    long after = subscriber.told;
    replaying.execute(
        () -> {
          try {
            Replay.Page page = replay.read(subscriber.audience(), epoch, after);
            execute(() -> take(subscriber, epoch, page));
          } catch (RuntimeException e) {
            execute(() -> giveUp(subscriber, e));
          }
        });
  }

  private void take(Subscriber subscriber, UUID epoch, Replay.Page page) {
    if (!listeners.has(subscriber)) {
      return;
    }
    if (page.refusal().isPresent()) {
      reset(subscriber, page.refusal().get());
      return;
    }
    subscriber.told = page.upTo();
    if (page.events().length > 0) {
      subscriber.offer(page.events());
    }
    if (page.atEnd() && subscriber.told >= history.position()) {
      listen(subscriber);
    } else {
      goOn(subscriber, epoch);
    }
  }

  private void tell(List<Change> changes) {
    List<StreamedChange> added = new ArrayList<>();
    for (Change each : changes) {
      if (each.seq() > history.position() + 1) {
        LOGGER.warn("The log goes on elsewhere; all streams begin again");
        beginAnew();
        return;
      }
      if (each.seq() > history.position()) {
        added.add(history.add(each, views));
      }
    }
    // all are remembered by now: whoever cannot be told comes back for them
    added.forEach(each -> listeners.tell(each, this::shown));
  }

  private ChangeView shown(Change change) {
    return log.read(handle -> views.withObjects(handle).of(change));
  }

  /** Each second others hear that they are still listened to. */
  private void beat() {
    seconds = (seconds + 1) % heartbeatSeconds;
    listeners.beat(seconds, heartbeatSeconds, history.position(), history.id());
    if (seconds == 0) {
      listeners.tellPresence();
      UUID epoch = history.epoch();
      replaying.execute(() -> lookAt(epoch));
    }
  }

  /** A backup may have been restored under a server that runs. */
  private void lookAt(UUID epoch) {
    try {
      if (!log.state().epoch().equals(epoch)) {
        execute(this::beginAnew);
      }
    } catch (RuntimeException e) {
      LOGGER.debug("The log cannot be read now", e);
    }
  }
}
