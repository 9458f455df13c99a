package org.samizdat.cache;

import java.util.ArrayList;
import java.util.List;

/** One computation of an answer, and those who wait for the same. */
final class Fill {
  private final List<Exchange> followers = new ArrayList<>();
  private boolean over;

  /** Joins those who wait; false when it is over already. */
  synchronized boolean join(Exchange follower) {
    return !over && followers.add(follower);
  }

  /** Ends the waiting; returns those who waited. */
  synchronized List<Exchange> end() {
    over = true;
    return List.copyOf(followers);
  }
}
