package org.samizdat.schedule;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.samizdat.database.Database;
import org.samizdat.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what staff have planned. What a rule forbids when its time has come stays planned and says
 * why; what fails for another reason is tried again.
 */
public final class ScheduledWork {
  private static final Logger LOGGER = LoggerFactory.getLogger(ScheduledWork.class);
  private static final int SERVER_ERROR = 500;

  private final Database database;
  private final Clock clock;
  private final Map<String, Consumer<ScheduledAction>> types;

  /**
   * @param types who does it with things of a type
   */
  public ScheduledWork(
      Database database, Clock clock, Map<String, Consumer<ScheduledAction>> types) {
    this.database = database;
    this.clock = clock;
    this.types = types;
  }

  public void addTo(DueWork work) {
    work.add(
        "What is scheduled",
        now -> database.read(handle -> handle.attach(ScheduleDao.class).due(now)),
        this::perform);
  }

  private void perform(ScheduledAction due) {
    try {
      Optional.ofNullable(types.get(due.type())).orElseThrow().accept(due);
    } catch (ProblemException problem) {
      if (problem.type().status() >= SERVER_ERROR) {
        throw problem;
      }
      LOGGER.warn("{} of {} {}: {}", due.action(), due.type(), due.objectId(), problem.detail());
      database.write(
          handle -> {
            Schedule.fail(handle, due, problem, clock.instant());
            return due;
          });
    }
  }
}
