package org.samizdat.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.database.Database;
import org.samizdat.database.UniqueViolation;
import org.samizdat.testing.TestDatabaseExtension;

/** What every database must do for idempotency keys. */
class IdempotencyDaoTest {
  private static final Instant NOON = Instant.parse("2011-12-16T12:00:00.123456Z");

  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private final Database database = DATABASE.get();

  private void with(Consumer<IdempotencyDao> work) {
    database.write(
        handle -> {
          work.accept(handle.attach(IdempotencyDao.class));
          return true;
        });
  }

  private Optional<IdempotencyDao.Kept> find(String key) {
    return database.read(handle -> handle.attach(IdempotencyDao.class).find("token", key));
  }

  @Test
  void keyGoesFromRunningOverDoneToAnswered() {
    with(dao -> dao.claim("token", "k", "hash", NOON));
    assertThat(find("k"))
        .contains(
            new IdempotencyDao.Kept(
                "hash", "running", NOON, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThatThrownBy(() -> with(dao -> dao.claim("token", "k", "other", NOON)))
        .isInstanceOf(UniqueViolation.class);
    with(dao -> dao.claim("another token", "k", "hash", NOON));
    with(dao -> dao.done("token", "k"));
    assertThat(find("k").orElseThrow().state()).isEqualTo("done");
    with(dao -> dao.release("token", "k"));
    with(dao -> dao.answered("token", "k", 201, "{}", "{\"a\":\"ә\"}"));
    assertThat(find("k"))
        .contains(
            new IdempotencyDao.Kept(
                "hash",
                "answered",
                NOON,
                Optional.of(201),
                Optional.of("{}"),
                Optional.of("{\"a\":\"ә\"}")));
  }

  @Test
  void runningKeysAreGivenBackAndOldOnesForgotten() {
    with(dao -> dao.claim("token", "given-back", "hash", NOON));
    with(dao -> dao.release("token", "given-back"));
    assertThat(find("given-back")).isEmpty();
    with(dao -> dao.claim("token", "old", "hash", NOON.minusSeconds(10)));
    with(dao -> dao.claim("token", "new", "hash", NOON));
    with(dao -> assertThat(dao.forget(NOON)).isPositive());
    assertThat(find("old")).isEmpty();
    assertThat(find("new")).isPresent();
  }
}
