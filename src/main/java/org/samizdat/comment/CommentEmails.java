package org.samizdat.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.database.Database;

/**
 * Takes the e-mail addresses of comments that were moved here from elsewhere. That is all that can
 * be done with them: they are kept as long as those of comments that were sent here.
 */
public final class CommentEmails {
  private static final int AT_A_TIME = 1_000;

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
    List<UUID> ids = List.copyOf(emails.keySet());
    database.write(
        handle -> {
          CommentEmailDao dao = handle.attach(CommentEmailDao.class);
          for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + AT_A_TIME));
            List<CommentEmailDao.Bare> bare = dao.bare(some);
            dao.keepAll(
                bare.stream().map(CommentEmailDao.Bare::id).toList(),
                bare.stream().map(each -> emails.get(each.id())).toList(),
                bare.stream().map(each -> forgetAt(each.status(), forgetAt)).toList());
          }
          return emails.size();
        });
  }

  private static Optional<Instant> forgetAt(CommentStatus status, Instant at) {
    return status == CommentStatus.PENDING ? Optional.empty() : Optional.of(at);
  }
}
