package org.samizdat.database;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;

/** Connects to the configured database, for the server and for the commands alike. */
public final class DatabaseOpener {
  private DatabaseOpener() {}

  /** Connects and brings the schema up to date. */
  public static Database open(
      DatabaseConfiguration configuration, Path dataDirectory, MetricRegistry metrics) {
    ManagedDataSource dataSource = connect(configuration, dataDirectory, metrics);
    new Migrations(dataSource).migrate();
    Dialect dialect = Dialect.of(configuration.jdbcUrl(dataDirectory));
    return Database.on(
        dataSource,
        dialect,
        configuration.syncCommits(),
        () -> configuration.connect(dataDirectory));
  }

  /** Connects and nothing else; fails at once when the database cannot be had. */
  public static ManagedDataSource connect(
      DatabaseConfiguration configuration, Path dataDirectory, MetricRegistry metrics) {
    try {
      Files.createDirectories(dataDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException("dataDirectory %s cannot be made".formatted(dataDirectory), e);
    }
    ManagedDataSource dataSource =
        configuration.dataSourceFactory(dataDirectory).build(metrics, "database");
    if (dataSource instanceof DataSourceProxy pool) {
      pool.setUseStatementFacade(false); // which would call each statement by reflection
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.getMetaData();
      return dataSource;
    } catch (SQLException e) {
      throw new DatabaseUnavailable(configuration.jdbcUrl(dataDirectory), e);
    }
  }
}
