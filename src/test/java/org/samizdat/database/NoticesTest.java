package org.samizdat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.TestDatabase;
import org.samizdat.testing.TestDatabaseExtension;

/** Nodes that share a PostgreSQL hear of each other; an H2 file has only one. */
class NoticesTest {
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();
  private static final String CHANNEL = "test_notices";

  private static void tell() {
    DATABASE
        .get()
        .write(
            handle -> {
              DATABASE.get().tellOthers(handle, CHANNEL);
              return true;
            });
  }

  @Test
  void othersHearOfACommitAlsoAfterTheConnectionWasLost() throws Exception {
    Semaphore heard = new Semaphore(0);
    try (AutoCloseable listening = DATABASE.get().listen(CHANNEL, heard::release)) {
      if (!TestDatabase.isPostgresql()) {
        tell();
        assertThat(heard.tryAcquire()).isFalse();
        return;
      }
      assertHeard(heard); // the first look, when it has begun to listen
      tell();
      assertHeard(heard);
      DATABASE
          .get()
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "select pg_terminate_backend(pid) from pg_stat_activity"
                          + " where query = 'listen "
                          + CHANNEL
                          + "'"));
      assertHeard(heard); // the first look of the next connection
      tell();
      assertHeard(heard);
    }
  }

  private static void assertHeard(Semaphore heard) throws InterruptedException {
    assertThat(heard.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
  }
}
