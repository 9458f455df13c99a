package org.samizdat.database;

import com.codahale.metrics.health.HealthCheck;

/** Healthy while the database answers a query. */
public final class DatabaseHealth extends HealthCheck {
  private final Database database;

  public DatabaseHealth(Database database) {
    this.database = database;
  }

  @Override
  protected Result check() {
    if (database.isAway()) {
      return Result.unhealthy("the database is away");
    }
    database.read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    return Result.healthy();
  }
}
