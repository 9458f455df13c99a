package org.samizdat.database;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes commits safe from a power cut, many at a time: whoever comes first forces the file to disk,
 * and all who had committed before that began need not do it again.
 */
final class CommitSync {
  private final Runnable forceToDisk;
  private final AtomicLong commits = new AtomicLong();
  private final ReentrantLock syncing = new ReentrantLock();
  private long syncedCommits;

  CommitSync(Runnable forceToDisk) {
    this.forceToDisk = forceToDisk;
  }

  /** Called after a commit; returns when that commit is on the disk. */
  void await() {
    long mine = commits.incrementAndGet();
    syncing.lock();
    try {
      if (syncedCommits >= mine) {
        return;
      }
      long covered = commits.get();
      forceToDisk.run();
      syncedCommits = covered;
    } finally {
      syncing.unlock();
    }
  }
}
