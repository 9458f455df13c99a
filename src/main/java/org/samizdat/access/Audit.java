package org.samizdat.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.samizdat.database.Database;
import org.samizdat.http.RequestIds;

/**
 * The record of who did what, written in the transaction that does it: neither exists without the
 * other. It holds names and numbers, never content.
 */
public final class Audit {
  private Audit() {}

  /**
   * What a write was about.
   *
   * @param type kind of thing, such as {@code article}
   * @param id its id
   * @param revision the revision that it has now
   * @param note what an auditor should know beyond the operation
   */
  public record Subject(String type, String id, Optional<Integer> revision, Optional<String> note) {
    public static Subject of(String type, Object id) {
      return new Subject(type, id.toString(), Optional.empty(), Optional.empty());
    }

    public static Subject of(String type, Object id, int revision) {
      return new Subject(type, id.toString(), Optional.of(revision), Optional.empty());
    }

    public Subject noted(String text) {
      return new Subject(type, id, revision, Optional.of(text));
    }
  }

  /** Adds what the actor did; a write that was about nothing in particular is one entry too. */
  public static void append(Handle handle, Actor actor, List<Subject> subjects, Instant at) {
    if (actor.operation().isEmpty()) {
      return;
    }
    if (subjects.isEmpty()) {
      insert(handle, actor, Optional.empty(), at);
    }
    subjects.forEach(each -> insert(handle, actor, Optional.of(each), at));
  }

  private static void insert(Handle handle, Actor actor, Optional<Subject> subject, Instant at) {
    handle
        .attach(AuditDao.class)
        .insert(
            new AuditEntry(
                Database.newId(),
                at,
                Optional.of(actor.tokenId()).filter(id -> !id.isEmpty()),
                actor.name(),
                actor.operation(),
                subject.map(Subject::type),
                subject.map(Subject::id),
                subject.flatMap(Subject::revision),
                subject.flatMap(Subject::note),
                RequestIds.current()));
  }
}
