package org.samizdat.update;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.article.Withdrawn;
import org.samizdat.http.Cursor;

/** What happened to the updates of a live blog since some place in time, without their texts. */
public final class UpdateNews {
  private UpdateNews() {}

  /** An update in one line. */
  public record Line(
      UUID id,
      String displayTime,
      Instant occurredAt,
      Optional<String> headline,
      Optional<String> summary,
      Instant publishedAt) {}

  /** Key events that were first published since, the first of them first. */
  public static List<Line> keyEvents(Handle handle, UUID article, Cursor after, int limit) {
    return handle.attach(UpdateDao.class).keyEventsAfter(article, after.at(), after.id(), limit);
  }

  /** What was withdrawn since, the first of it first. */
  public static List<Withdrawn> withdrawn(Handle handle, UUID article, Cursor after, int limit) {
    return handle.attach(UpdateDao.class).withdrawnAfter(article, after.at(), after.id(), limit);
  }

  /** How many updates that are no key events were first published since; at most the limit. */
  public static int others(Handle handle, UUID article, Instant since, int limit) {
    return handle.attach(UpdateDao.class).othersSince(article, since, limit);
  }

  /** The lines of these published updates. */
  public static Map<UUID, Line> lines(Handle handle, Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : handle.attach(UpdateDao.class).lines(ids).stream()
            .collect(Collectors.toMap(Line::id, Function.identity()));
  }
}
