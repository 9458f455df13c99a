package org.samizdat.stream;

import org.samizdat.change.Change;
import org.samizdat.change.ChangeFilter;

/**
 * What subscribers ask for; those who ask for the same are told the same bytes.
 *
 * @param withObjects whether changes come with what they are about
 */
record Audience(ChangeFilter filter, boolean withObjects) {
  boolean follows(Change change) {
    return filter.follows(change);
  }

  /** Whether this change is told with its object: not where it only says what has left. */
  boolean wantsObject(Change change) {
    return withObjects && filter.matches(change);
  }
}
