package org.samizdat.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.access.Audit;

/**
 * A thing that something may be planned for, as it is now.
 *
 * @param type such as {@code article}
 * @param articleId the article that it is, or belongs to
 * @param title what it is called, for lists
 * @param notBefore the end of its embargo, before which it must not be public
 */
public record Schedulable(
    String type,
    UUID id,
    UUID articleId,
    String title,
    int revision,
    State state,
    Optional<Instant> notBefore) {
  private static final int MAX_TITLE = 300;

  /** Who can see it. */
  public enum State {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
  }

  ScheduledAction action(Action action, Instant at, Optional<Integer> pinned, String author) {
    return new ScheduledAction(
        id, action, type, articleId, at, pinned, shortTitle(), author, Optional.empty());
  }

  Audit.Subject subject() {
    return Audit.Subject.of(type, id, revision);
  }

  private String shortTitle() {
    if (title.length() <= MAX_TITLE) {
      return title;
    }
    boolean insideCharacter = Character.isHighSurrogate(title.charAt(MAX_TITLE - 1));
    return title.substring(0, insideCharacter ? MAX_TITLE - 1 : MAX_TITLE);
  }
}
