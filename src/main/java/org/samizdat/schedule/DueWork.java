package org.samizdat.schedule;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks regularly for work that has become due. What is due stands in the database, and each piece
 * of work checks it again inside its own transaction, so several nodes may look at once.
 */
public final class DueWork implements Managed {
  private static final Logger LOGGER = LoggerFactory.getLogger(DueWork.class);
  private static final int STOP_SECONDS = 5;

  private record Task(String name, Duration every, Runnable work) {}

  private final List<Task> tasks = new ArrayList<>();
  private @Nullable ScheduledExecutorService executor;

  /** Adds work, before the start; it is looked for at the start and then this often. */
  public void add(String name, Duration every, Runnable work) {
    tasks.add(new Task(name, every, work));
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "due-work");
              thread.setDaemon(true);
              return thread;
            });
    tasks.forEach(
        task ->
            started.scheduleWithFixedDelay(
                () -> run(task), 0, task.every().toMillis(), TimeUnit.MILLISECONDS));
    executor = started;
  }

  private static void run(Task task) {
    try {
      task.work().run();
    } catch (RuntimeException e) {
      LOGGER.warn("{} failed and will be tried again", task.name(), e);
    }
  }

  @Override
  public void stop() throws InterruptedException {
    ScheduledExecutorService running = executor;
    if (running != null) {
      running.shutdown();
      running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    }
  }
}
