package org.samizdat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.samizdat.testing.TestDatabase;

/** A Dao is made once, and yet each connection has its own. */
class SharedDaosTest {
  interface Numbers {
    @SqlUpdate("create table number (n int primary key)")
    void create();

    @SqlUpdate("insert into number values (:n)")
    int add(int n);

    @SqlQuery("select count(*) from number")
    int count();

    default int addTwice(int n) {
      add(n);
      return add(-n) + count();
    }
  }

  @Test
  void eachConnectionHasItsOwn() throws Exception {
    Map<String, String> settings = TestDatabase.fresh();
    Database database =
        DatabaseOpener.open(
            new DatabaseConfiguration(
                settings.get("SAMIZDAT_DATABASE_URL"),
                settings.get("SAMIZDAT_DATABASE_USER"),
                settings.get("SAMIZDAT_DATABASE_PASSWORD"),
                4,
                false),
            Path.of(settings.get("SAMIZDAT_DATA")),
            new MetricRegistry());
    database.jdbi().useExtension(Numbers.class, Numbers::create);
    try (Handle one = database.jdbi().open();
        Handle other = database.jdbi().open()) {
      Numbers inside = one.attach(Numbers.class);
      Numbers outside = other.attach(Numbers.class);
      one.begin();
      assertThat(inside.addTwice(1)).isEqualTo(3);
      assertThat(outside.count()).isZero();
      assertThat(inside.count()).isEqualTo(2);
      one.commit();
      assertThat(outside.count()).isEqualTo(2);
      assertThatThrownBy(() -> outside.add(1))
          .isInstanceOf(UnableToExecuteStatementException.class);
    }
    database.stop();
  }
}
