package org.samizdat.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.samizdat.database.Database;

/**
 * Takes the e-mail addresses of comments that were moved here from elsewhere. That is all that can
 * be done with them: they are kept as long as those of comments that were sent here.
 */
public final class CommentEmails {
  private final Database database;
  private final Clock clock;
  private final Duration kept;

  public CommentEmails(Database database, Clock clock, CommentConfiguration rules) {
    database.jdbi().registerArgument(new PrivateEmailArgument());
    this.database = database;
    this.clock = clock;
    this.kept = Duration.ofDays(rules.emailKeptDays());
  }

  /** Keeps addresses by the ids of their comments, where those are here and have none. */
  public void keep(Map<UUID, PrivateEmail> emails) {
    Instant forgetAt = clock.instant().plus(kept);
    database.write(
        handle -> {
          CommentEmailDao dao = handle.attach(CommentEmailDao.class);
          CommentDao comments = handle.attach(CommentDao.class);
          emails.forEach(
              (id, email) ->
                  comments
                      .find(id)
                      .filter(comment -> comment.status() != CommentStatus.ERASED)
                      .filter(comment -> dao.reveal(id).isEmpty())
                      .ifPresent(
                          comment -> {
                            dao.keep(id, email);
                            if (comment.status() != CommentStatus.PENDING) {
                              dao.forgetAt(id, forgetAt);
                            }
                          }));
          return emails.size();
        });
  }
}
