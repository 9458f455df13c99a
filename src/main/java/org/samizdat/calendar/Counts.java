package org.samizdat.calendar;

import org.samizdat.publication.Slot;

/** How much there is in a stretch of time: what was published, and what happens in it. */
record Counts(int articles, int updates, int events) {
  static final Counts NONE = new Counts(0, 0, 0);
  static final Counts EVENT = new Counts(0, 0, 1);

  static Counts of(Slot slot) {
    return new Counts(slot.articles(), slot.updates(), 0);
  }

  Counts plus(Counts more) {
    return new Counts(articles + more.articles, updates + more.updates, events + more.events);
  }
}
