package org.samizdat.comment;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.json.WireName;
import org.samizdat.problem.ProblemException;

/** The rules by which staff decide on comments. Each decision is one transaction. */
public final class CommentModerator {
  private final ChangeLog log;
  private final Database database;
  private final Clock clock;
  private final Duration emailKept;

  public CommentModerator(
      ChangeLog log, Database database, Clock clock, CommentConfiguration rules) {
    this.log = log;
    this.database = database;
    this.clock = clock;
    this.emailKept = Duration.ofDays(rules.emailKeptDays());
  }

  /** What staff can do with a comment. */
  enum Action {
    APPROVE,
    REJECT,
    SPAM,
    RESTORE,
    PIN,
    UNPIN,
    ERASE
  }

  /**
   * Carries out one action.
   *
   * @param reason for the record; readers do not see it
   */
  Comment act(Actor actor, UUID id, Action action, Optional<String> reason) {
    return switch (action) {
      case APPROVE -> decide(actor, id, action, CommentStatus.APPROVED, reason);
      case REJECT -> decide(actor, id, action, CommentStatus.REJECTED, reason);
      case SPAM -> decide(actor, id, action, CommentStatus.SPAM, reason);
      case RESTORE -> restore(actor, id, action, reason);
      case PIN -> pin(actor, id, action);
      case UNPIN -> pin(actor, id, action);
      case ERASE -> change(actor, id, action, thread -> thread.erase(reason));
    };
  }

  private Comment decide(
      Actor actor, UUID id, Action action, CommentStatus status, Optional<String> reason) {
    return change(
        actor,
        id,
        action,
        thread -> {
          requireOther(thread.comment(), status);
          thread.forgetEmailAfter(emailKept);
          return thread.become(status, reason);
        });
  }

  private Comment restore(Actor actor, UUID id, Action action, Optional<String> reason) {
    return change(
        actor,
        id,
        action,
        thread -> {
          requireOther(thread.comment(), CommentStatus.PENDING);
          return thread.become(CommentStatus.PENDING, reason);
        });
  }

  private Comment pin(Actor actor, UUID id, Action action) {
    return change(
        actor,
        id,
        action,
        thread -> {
          if (!thread.comment().isApproved()) {
            throw ProblemException.wrongState("Only an approved comment can be pinned.");
          }
          return thread.pin(action == Action.PIN);
        });
  }

  private Comment change(
      Actor actor, UUID id, Action action, Function<CommentThread, Comment> rule) {
    return log.write(
        actor,
        write -> {
          CommentThread thread = CommentThread.lock(write, id, WireName.of(action));
          if (thread.comment().status() == CommentStatus.ERASED) {
            throw ProblemException.wrongState("It was erased, for good.");
          }
          return rule.apply(thread);
        });
  }

  private static void requireOther(Comment comment, CommentStatus status) {
    if (comment.status() == status) {
      throw ProblemException.wrongState("It is %s already.".formatted(WireName.of(status)));
    }
  }

  /** Shows the address that a reader gave, and records that it was shown. */
  String revealEmail(Actor actor, UUID id) {
    return log.write(
        actor,
        write -> {
          write.about(Audit.Subject.of("comment", id).noted("e-mail address shown"));
          return write
              .attach(CommentEmailDao.class)
              .reveal(id)
              .orElseThrow(() -> ProblemException.notFound("An e-mail address of this comment"));
        });
  }

  /** Erases the addresses whose time has come. */
  public void forgetDueEmails() {
    database.write(handle -> handle.attach(CommentEmailDao.class).forgetDue(clock.instant()));
  }
}
