package org.samizdat.appeal;

import java.time.Instant;
import java.util.Optional;

/** Where an appeal stands in its time. */
public enum AppealState {
  /** Not yet begun, and not yet public. */
  UPCOMING,
  ACTIVE,
  /** Over; it can still be read at its address. */
  ENDED;

  static AppealState at(Instant now, Optional<Instant> from, Optional<Instant> until) {
    if (until.filter(end -> !end.isAfter(now)).isPresent()) {
      return ENDED;
    }
    return from.filter(start -> start.isAfter(now)).isPresent() ? UPCOMING : ACTIVE;
  }
}
