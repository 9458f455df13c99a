package org.samizdat.sync;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeFilter;
import org.samizdat.change.ChangeTail;

/** Those who wait for a change. None of them holds a thread. */
final class Waiting {
  private static final int MAX = 10_000;

  /** Somebody who waits, and what to do when there is something to tell. */
  record Waiter(ChangeFilter filter, Runnable wake) {}

  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

  Waiting(ChangeTail tail) {
    tail.subscribe(this::wake);
  }

  /** Adds one; false when there are too many already. */
  boolean add(Waiter waiter) {
    return waiters.size() < MAX && waiters.add(waiter);
  }

  /** Takes one away; false when it is gone already, because it was woken. */
  boolean remove(Waiter waiter) {
    return waiters.remove(waiter);
  }

  private void wake(List<Change> changes) {
    for (Waiter each : waiters) {
      if (changes.stream().anyMatch(each.filter()::follows) && waiters.remove(each)) {
        each.wake().run();
      }
    }
  }
}
