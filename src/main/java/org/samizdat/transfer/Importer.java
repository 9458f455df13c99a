package org.samizdat.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.access.Reach;
import org.samizdat.access.Scope;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.database.UniqueViolation;
import org.samizdat.media.MediaStore;

/**
 * Takes lines in, from wherever they come. What is here already stays as it is; what is new keeps
 * its id; what is public is told to all who follow. Many lines are one transaction, so an import
 * that was cut off is simply run again, and two at a time end as one would.
 */
public final class Importer {
  /** So many lines are one transaction: fewer cost more, more keep an editor waiting. */
  private static final int CHUNK_LINES = 4_000;

  /** Each transaction has one entry of its own in the audit log, and none for each line. */
  private static final Actor SILENT =
      new Actor("", "import", Set.of(Scope.ADMIN), Reach.EVERYTHING, "", handle -> {});

  private static final Actor AUDITED = Actor.server("import");

  /** SQL states of rows that the database refuses: of a wrong value, or against a rule. */
  private static final Set<String> REFUSALS = Set.of("22", "23");

  private final Database database;
  private final ChangeLog log;
  private final PictureFiles pictures;
  private final ZoneId siteZone;
  private final Optional<Rehearsed> rehearsed;
  private final int chunkLines;

  public Importer(Database database, ChangeLog log, MediaStore pictures, ZoneId siteZone) {
    this(database, log, new PictureFiles(pictures), siteZone, Optional.empty(), CHUNK_LINES);
  }

  private Importer(
      Database database,
      ChangeLog log,
      PictureFiles pictures,
      ZoneId siteZone,
      Optional<Rehearsed> rehearsed,
      int chunkLines) {
    this.database = database;
    this.log = log;
    this.pictures = pictures;
    this.siteZone = siteZone;
    this.rehearsed = rehearsed;
    this.chunkLines = chunkLines;
  }

  /**
   * One that says what would become of one import, and stores nothing. It remembers the ids of
   * articles and comments: about 200 bytes for each.
   */
  public Importer dryRun() {
    return new Importer(
        database, log, pictures, siteZone, Optional.of(new Rehearsed()), chunkLines);
  }

  /** One that takes at most so many lines at a time. */
  Importer inChunksOf(int lines) {
    return new Importer(database, log, pictures, siteZone, rehearsed, lines);
  }

  /**
   * Takes all arrivals in.
   *
   * @throws UncheckedIOException when a picture cannot be kept; what is done is done
   * @throws JdbiException when the database fails; likewise
   */
  public ImportSummary importAll(Iterator<Arrival> arrivals, ImportWatcher watcher) {
    ImportSummary summary = ImportSummary.EMPTY;
    Succession succession = new Succession();
    try (Preparation preparation = new Preparation(arrivals, chunkLines)) {
      for (Optional<Chunk> next = preparation.next(); next.isPresent(); next = preparation.next()) {
        Chunk chunk = next.get();
        List<Refusal> refusals = new ArrayList<>(chunk.refusals());
        List<Prepared<?>> lines = succession.complete(chunk.prepared(), refusals);
        summary = summary.plus(ImportSummary.ofRefusals(refusals.size()));
        for (Outcome each : take(lines)) {
          summary = summary.plus(each.summary());
          refusals.addAll(each.refusals());
        }
        refusals.sort(Comparator.comparing(Refusal::number));
        refusals.forEach(each -> watcher.refused(each.number(), each.reason()));
        watcher.done(chunk.last());
      }
    }
    return summary;
  }

  private List<Outcome> take(List<Prepared<?>> lines) {
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(keepFiles(lines));
    store(lines, outcomes);
    return outcomes;
  }

  private Outcome keepFiles(List<Prepared<?>> lines) {
    Outcome outcome = new Outcome();
    for (Prepared<FileLine> each : Batch.of(lines, FileLine.class)) {
      try {
        pictures.take(each, outcome, rehearsed.isPresent());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return outcome;
  }

  /** Where the database refuses a row, the lines are halved until it is known which it was. */
  private void store(List<Prepared<?>> lines, List<Outcome> outcomes) {
    if (lines.isEmpty()) {
      return;
    }
    try {
      outcomes.add(rehearsed.isPresent() ? rehearse(lines) : store(lines));
    } catch (UniqueViolation | JdbiException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      if (lines.size() == 1) {
        Outcome outcome = new Outcome();
        outcome.refuse(lines.get(0).number(), "the database refuses it: " + firstLine(e));
        outcomes.add(outcome);
      } else {
        store(lines.subList(0, lines.size() / 2), outcomes);
        store(lines.subList(lines.size() / 2, lines.size()), outcomes);
      }
    }
  }

  private static boolean isRefusal(RuntimeException thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        return REFUSALS.contains(sql.getSQLState().substring(0, 2));
      }
    }
    return false;
  }

  private static String firstLine(RuntimeException thrown) {
    Throwable cause = thrown;
    while (!(cause instanceof SQLException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  private Outcome rehearse(List<Prepared<?>> lines) {
    return database.read(
        handle -> {
          Batch batch = new Batch(lines, handle, rehearsed);
          intakes(batch);
          return batch.outcome();
        });
  }

  private Outcome store(List<Prepared<?>> lines) {
    return log.write(
        SILENT,
        write -> {
          Batch batch = new Batch(lines, write.handle(), Optional.empty());
          List<Intake> intakes = intakes(batch);
          if (!batch.outcome().addsNothing()) {
            intakes.forEach(each -> each.store(write));
            batch.finish(write);
            audit(write, lines);
          }
          return batch.outcome();
        });
  }

  /** In the order in which things refer to each other. */
  private List<Intake> intakes(Batch batch) {
    List<Intake> intakes = new ArrayList<>();
    intakes.add(new TopicIntake(batch));
    intakes.add(new MediaIntake(batch));
    intakes.add(new ArticleIntake(batch));
    intakes.add(new ArticleRevisionIntake(batch));
    UpdateIntake updates = new UpdateIntake(batch);
    intakes.add(updates);
    intakes.add(new UpdateRevisionIntake(batch, updates));
    intakes.add(new CommentIntake(batch));
    intakes.add(new EventIntake(batch, siteZone));
    intakes.add(new AppealIntake(batch));
    intakes.add(new PlanIntake(batch));
    return intakes;
  }

  private static void audit(PublicWrite write, List<Prepared<?>> lines) {
    String range =
        "lines %d to %d".formatted(lines.get(0).number(), lines.get(lines.size() - 1).number());
    Audit.append(write.handle(), AUDITED, List.of(Audit.Subject.of("import", range)), write.now());
  }
}
