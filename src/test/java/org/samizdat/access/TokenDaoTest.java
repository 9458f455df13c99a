package org.samizdat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.database.Database;
import org.samizdat.database.UniqueViolation;
import org.samizdat.testing.TestDatabaseExtension;

/** What every database must do for tokens. */
class TokenDaoTest {
  private static final Instant NOON = Instant.parse("2011-12-16T12:00:00.123456Z");

  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private final Database database = DATABASE.get();

  @BeforeEach
  void empty() {
    database.write(handle -> handle.execute("delete from access_token"));
  }

  private void insert(String id, String scopes, Optional<Instant> expiresAt) {
    database.write(
        handle -> {
          handle
              .attach(TokenDao.class)
              .insert(id, "name of " + id, "hash", scopes, "", "", NOON, expiresAt);
          return true;
        });
  }

  private Token find(String id) {
    return database.read(handle -> handle.attach(TokenDao.class).find(id).orElseThrow().token());
  }

  @Test
  void tokenComesBackAsItWasWritten() {
    insert("a", "content,publish", Optional.of(NOON.plusSeconds(60)));
    assertThat(find("a"))
        .isEqualTo(
            new Token(
                "a",
                "name of a",
                List.of(Scope.CONTENT, Scope.PUBLISH),
                Optional.empty(),
                Optional.empty(),
                NOON,
                Optional.of(NOON.plusSeconds(60)),
                Optional.empty(),
                Optional.empty()));
    assertThatThrownBy(() -> insert("a", "admin", Optional.empty()))
        .isInstanceOf(UniqueViolation.class);
  }

  @Test
  void useIsNotedOnlyForwards() {
    insert("a", "content", Optional.empty());
    use("a", NOON.plusSeconds(60));
    use("a", NOON);
    assertThat(find("a").lastUsedAt()).contains(NOON.plusSeconds(60));
  }

  private void use(String id, Instant at) {
    database.jdbi().useExtension(TokenDao.class, dao -> dao.used(id, at));
  }

  @Test
  void revokingWorksOnceAndOtherAdminsAreCounted() {
    insert("a", "admin", Optional.empty());
    insert("b", "content,admin", Optional.empty());
    insert("expired", "admin", Optional.of(NOON.minusSeconds(1)));
    insert("desk", "content", Optional.empty());
    assertThat(otherAdmins("a")).isEqualTo(1);
    assertThat(otherAdmins("")).isEqualTo(2);
    assertThat(revoke("b")).isEqualTo(1);
    assertThat(revoke("b")).isZero();
    assertThat(otherAdmins("a")).isZero();
    assertThat(find("b").revokedAt()).contains(NOON);
    assertThat(database.<Integer>read(handle -> handle.attach(TokenDao.class).all().size()))
        .isEqualTo(4);
  }

  private int otherAdmins(String id) {
    return database.read(handle -> handle.attach(TokenDao.class).otherAdmins(id, NOON));
  }

  private int revoke(String id) {
    return database.write(handle -> handle.attach(TokenDao.class).revoke(id, NOON));
  }
}
