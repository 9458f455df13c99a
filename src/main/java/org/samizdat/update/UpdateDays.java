package org.samizdat.update;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which live blogs grew when. */
public final class UpdateDays {
  private UpdateDays() {}

  /** A public live blog, and how many of its updates were published in a stretch of time. */
  public record Growth(UUID articleId, int updates) {}

  /** The live blogs that grew most from one time until before another. */
  public static List<Growth> growth(Handle handle, Instant from, Instant to, int limit) {
    return handle.attach(UpdateDao.class).growth(from, to, limit);
  }
}
