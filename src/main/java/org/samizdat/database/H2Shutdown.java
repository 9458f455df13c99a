package org.samizdat.database;

import java.io.File;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes an H2 file so that it is small and opens fast. A file under heavy change grows far beyond
 * its content; rewriting it on a planned stop gives the room back, within a bounded time.
 */
final class H2Shutdown {
  private static final Logger LOGGER = LoggerFactory.getLogger(H2Shutdown.class);

  /** A file up to this size is rewritten in well under five seconds. */
  private static final long FULL_COMPACTION_BYTES = 256L << 20;

  private static final int PARTIAL_COMPACTION_MILLIS = 4_000;

  private H2Shutdown() {}

  static void compactAndClose(Jdbi jdbi) {
    try (Handle handle = jdbi.open()) {
      long bytes = fileBytes(handle);
      if (bytes <= FULL_COMPACTION_BYTES && bytes <= room(handle)) {
        handle.execute("shutdown compact");
      } else {
        handle.execute("set max_compact_time " + PARTIAL_COMPACTION_MILLIS);
        handle.execute("shutdown");
      }
    } catch (JdbiException e) {
      LOGGER.debug("The database closed its connection with itself", e);
    }
  }

  /** Bytes that fit on its disk: without room for a second file, rewriting it would never end. */
  private static long room(Handle handle) {
    String file =
        handle.createQuery("select coalesce(database_path(), '')").mapTo(String.class).one();
    File folder = new File(file).getAbsoluteFile().getParentFile();
    return folder == null ? 0 : folder.getUsableSpace();
  }

  /** Size of the database file; 0 for one in memory. */
  static long fileBytes(Handle handle) {
    return handle
        .createQuery(
            """
            select cast(setting_value as bigint) * 4096 from information_schema.settings
            where setting_name = 'info.FILE_SIZE_IN_BLOCKS'""")
        .mapTo(Long.class)
        .findFirst()
        .orElse(0L);
  }
}
