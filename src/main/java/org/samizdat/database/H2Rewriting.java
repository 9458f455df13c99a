package org.samizdat.database;

import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Stream;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;

/**
 * Rewrites an H2 file while it is in use, so that nothing is left in it of what is no longer in the
 * database. H2 only ever appends: a change leaves the old page in its chunk, and a chunk that is
 * given up leaves its bytes where they are until something else is written there. So first all that
 * lives is written anew that shares a chunk with anything dead, as H2 itself does in the
 * background, and then what is free is written over. The file is cut when the server stops: to move
 * chunks together while others write is more than H2 can do.
 */
final class H2Rewriting {
  private static final int EVERYTHING = 100;
  private static final int MAX_WRITE = 16 << 20;
  private static final int ROUNDS = 2_000;
  private static final String CHUNK = "chunk.";
  private static final int PAUSE_MILLIS = 20;
  private static final int LARGE = 1 << 20;
  private static final int SMALL = 1 << 14;
  private static final int MAX_HOLES = 5_000;

  private static final String FILLER = "samizdat.filler";

  private final MVStore store;

  private H2Rewriting(MVStore store) {
    this.store = store;
  }

  static void rewrite(Handle handle) {
    MVStore store = store(handle);
    if (store.getFileStore() == null) {
      return; // all in memory
    }
    int retention = store.getRetentionTime();
    store.setRetentionTime(0);
    try {
      new H2Rewriting(store).rewrite();
    } finally {
      store.setRetentionTime(retention);
    }
  }

  private static MVStore store(Handle handle) {
    try {
      Session session = handle.getConnection().unwrap(JdbcConnection.class).getSession();
      return ((SessionLocal) session).getDatabase().getStore().getMvStore();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void rewrite() {
    store.commit();
    long erased = store.getCurrentVersion();
    for (int round = 0; holdsDeadPages(erased); round++) {
      if (round == ROUNDS) {
        throw new IllegalStateException("Pages from before are still held by who reads them");
      }
      store.compact(EVERYTHING, MAX_WRITE);
      store.commit();
      pause();
    }
    fillFreeSpace();
    store.sync();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether a chunk that was there by this version has anything in it that lives no longer. */
  private boolean holdsDeadPages(long version) {
    return chunks().anyMatch(chunk -> chunk.version <= version && chunk.maxLenLive < chunk.maxLen);
  }

  /**
   * With chunks of three sizes, the small ones for what the large ones leave between others. What
   * can stay is a hole of one block of 4 KB, in which no chunk fits.
   */
  private void fillFreeSpace() {
    long free = size() * (EVERYTHING - store.getFileStore().getFillRate()) / EVERYTHING;
    MVMap<Long, byte[]> filler = store.openMap(FILLER);
    try {
      write(filler, LARGE, free / LARGE + 1);
      write(filler, SMALL, Math.min(MAX_HOLES, 2 * chunks().count()));
      write(filler, 1, Math.min(MAX_HOLES, 2 * chunks().count()));
    } finally {
      store.removeMap(filler);
      store.commit();
    }
  }

  private void write(MVMap<Long, byte[]> filler, int size, long times) {
    Random random = new Random();
    for (long written = 0; written < times; written++) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      filler.put(filler.sizeAsLong(), bytes);
      store.commit();
    }
  }

  private Stream<Chunk<?>> chunks() {
    return store.getLayoutMap().entrySet().stream()
        .filter(each -> each.getKey().startsWith(CHUNK))
        .map(each -> store.getFileStore().createChunk(each.getValue()));
  }

  private long size() {
    return store.getFileStore().size();
  }
}
