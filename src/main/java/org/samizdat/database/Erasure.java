package org.samizdat.database;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what was erased go from the files of the database too: to delete a row only takes it out of
 * sight. That it is wanted stands in the transaction that erases, so a kill in between forgets
 * nothing; it is done a moment later, while the server goes on answering.
 *
 * <p>What this cannot reach: PostgreSQL's write-ahead log until it is recycled, replicas' and
 * backups, and blocks that the file system has freed and not yet used again.
 */
public final class Erasure {
  private static final Logger LOGGER = LoggerFactory.getLogger(Erasure.class);

  /** Who reads for longer than this puts it off; nobody else waits behind it meanwhile. */
  private static final String PATIENCE = "set lock_timeout = '10s'";

  private final Database database;
  private long noticed;
  private String noticedAt = "";

  public Erasure(Database database) {
    this.database = database;
  }

  /** Asks for it, in the transaction that erases. */
  public static void want(Handle handle) {
    handle.execute("update erasure set wanted = wanted + 1 where id = 1");
  }

  /** Rewrites the files where that is wanted; it is wanted again should it fail. */
  public void perform() {
    long wanted =
        database.read(
            handle ->
                handle
                    .createQuery("select wanted from erasure where id = 1 and wanted > done")
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L));
    if (wanted == 0) {
      return;
    }
    if (!rewritten(wanted)) {
      return;
    }
    database.write(
        handle ->
            handle.execute(
                "update erasure set done = ? where id = 1 and done < ?", wanted, wanted));
    LOGGER.info("What was erased is gone from the files of the database");
  }

  private boolean rewritten(long wanted) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                switch (database.dialect()) {
                  case H2 -> {
                    H2Rewriting.rewrite(handle);
                    yield true;
                  }
                  case POSTGRESQL -> vacuumed(handle, wanted);
                });
  }

  private boolean vacuumed(Handle handle, long wanted) {
    if (wanted != noticed) {
      noticed = wanted;
      noticedAt =
          handle.createQuery("select cast(clock_timestamp() as varchar)").mapTo(String.class).one();
    }
    if (isStillRead(handle, noticedAt)) {
      return false;
    }
    vacuum(handle);
    return true;
  }

  /** Whether somebody still reads what was there before; then it would be kept for them. */
  private static boolean isStillRead(Handle handle, String since) {
    return handle
            .createQuery(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                    and xact_start < cast(:since as timestamp with time zone)""")
            .bind("since", since)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /**
   * Writes each table anew, and what the planner has noted of its values. Plain vacuuming would
   * leave the bytes in the pages that it makes room in.
   */
  private static void vacuum(Handle handle) {
    List<String> tables =
        handle
            .createQuery(
                "select quote_ident(tablename) from pg_tables where schemaname = current_schema()")
            .mapTo(String.class)
            .list();
    handle.execute(PATIENCE);
    try {
      tables.forEach(table -> handle.execute("vacuum (full, analyze) " + table));
      // Only the owner of the database may; for anyone else PostgreSQL warns, and skips it.
      handle.execute("vacuum (full) pg_catalog.pg_statistic");
    } finally {
      handle.execute("reset lock_timeout");
    }
  }
}
