package org.samizdat.schedule;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.samizdat.access.Actor;
import org.samizdat.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks regularly for work that has become due. What is due stands in the database; each piece is
 * one transaction that locks the thing and looks again, so that of several nodes one does it, once,
 * and a kill leaves it either done or due. How often it looks does not depend on the time of day,
 * so a clock that jumps neither stops it nor makes it repeat anything.
 */
public final class DueWork implements Managed {
  /** On whose behalf time works. */
  public static final Actor ACTOR = Actor.server("schedule");

  private static final Logger LOGGER = LoggerFactory.getLogger(DueWork.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int THREADS = 2;
  private static final int STOP_SECONDS = 5;

  private final List<Chore> chores = new ArrayList<>();
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "due-work");
            thread.setDaemon(true);
            return thread;
          });
  private final Clock clock;

  public DueWork(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds work that falls due, before the start.
   *
   * @param due what is due at this time, the longest first, and not too much at once
   * @param perform does one of them; throws {@link NoLongerDue} when there is nothing to do
   */
  public <T> void add(String name, Function<Instant, List<T>> due, Consumer<T> perform) {
    DueItems<T> items = new DueItems<>(name, due, perform);
    add(name, LOOK, () -> items.perform(clock.instant(), executor::isShutdown));
  }

  /** Adds work that is done this often, and first at the start; before the start. */
  public void add(String name, Duration every, Runnable work) {
    chores.add(new Chore(name, every, work));
  }

  @Override
  public void start() {
    chores.forEach(
        chore ->
            executor.scheduleWithFixedDelay(
                chore::attempt, 0, chore.every.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void stop() throws InterruptedException {
    executor.shutdown();
    executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
  }

  /** Goes on whatever happens, and says once that it fails, not at every look. */
  private static final class Chore {
    private final String name;
    private final Duration every;
    private final Runnable work;
    private boolean failing;

    Chore(String name, Duration every, Runnable work) {
      this.name = name;
      this.every = every;
      this.work = work;
    }

    void attempt() {
      try {
        work.run();
        if (failing) {
          LOGGER.info("{} works again", name);
          failing = false;
        }
      } catch (RuntimeException | Error e) {
        if (!failing && !Outage.explains(e)) {
          LOGGER.warn("{} failed and will be tried again", name, e);
          failing = true;
        }
      }
    }
  }
}
