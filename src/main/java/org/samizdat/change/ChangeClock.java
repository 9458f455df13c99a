package org.samizdat.change;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows, for each cache tag, the number of the last change that touched it. An answer is as good as
 * new while none of its tags has moved past the number that {@link #now} gave before its queries:
 * so nothing ever has to be purged, and no answer that was read too early can pass for a new one.
 *
 * <p>Numbers follow the order of commits, so all changes up to the highest number that was heard of
 * can be seen by queries that begin afterwards.
 */
public final class ChangeClock {
  /** Tags remembered in each of two generations. */
  private static final int GENERATION = 100_000;

  private final int generation;
  private volatile Known known = new Known(Map.of(), new ConcurrentHashMap<>(), 0);
  private volatile long now;
  private volatile long ticks;

  /**
   * What is remembered.
   *
   * @param floor no tag that is in neither map was touched after this number
   */
  private record Known(Map<String, Long> older, Map<String, Long> recent, long floor) {
    long last(String tag) {
      Long seq = recent.get(tag);
      if (seq == null) {
        seq = older.get(tag);
      }
      return seq == null ? floor : seq;
    }
  }

  public ChangeClock() {
    this(GENERATION);
  }

  ChangeClock(int generation) {
    this.generation = generation;
  }

  /** The highest number heard of; every change up to it can be seen. */
  public long now() {
    return now;
  }

  /**
   * Grows whenever changes are heard of, while {@link #now} stays where one is heard of late: what
   * was current at this tick is current until the next.
   */
  public long ticks() {
    return ticks;
  }

  /** Whether none of these tags has been touched after this number. */
  public boolean isCurrent(Collection<String> tags, long since) {
    Known at = known;
    for (String tag : tags) {
      if (at.last(tag) > since) {
        return false;
      }
    }
    return true;
  }

  /** Starts at this number: nothing is known of what came before, nor need it be. */
  synchronized void startAt(long seq) {
    known = new Known(Map.of(), new ConcurrentHashMap<>(), seq);
    now = Math.max(now, seq);
  }

  /** Takes changes in; those that were taken in before, and earlier ones, do no harm. */
  synchronized void touch(List<Change> changes) {
    for (Change each : changes) {
      for (String tag : each.cacheTags()) {
        known.recent().merge(tag, each.seq(), Math::max);
      }
      if (known.recent().size() > generation) {
        forgetOldest();
      }
      now = Math.max(now, each.seq());
    }
    ticks = ticks + 1;
  }

  private void forgetOldest() {
    long floor =
        known.older().values().stream().mapToLong(Long::longValue).reduce(known.floor(), Math::max);
    known = new Known(known.recent(), new ConcurrentHashMap<>(), floor);
  }
}
