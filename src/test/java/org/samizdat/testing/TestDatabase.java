package org.samizdat.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/**
 * A database of its own for a test: an H2 file, or a database in a real PostgreSQL that runs while
 * the tests do. Which of the two is the system property {@code samizdat.test.database}.
 */
public final class TestDatabase {
  private static final boolean POSTGRESQL =
      "postgresql".equals(System.getProperty("samizdat.test.database"));

  private static EmbeddedPostgres postgres;

  private TestDatabase() {}

  public static boolean isPostgresql() {
    return POSTGRESQL;
  }

  /** The SAMIZDAT_… settings of a new, empty database. */
  public static Map<String, String> fresh() {
    return fresh(POSTGRESQL);
  }

  public static Map<String, String> fresh(boolean postgresql) {
    String url = postgresql ? createDatabase() : "";
    return Map.of(
        "SAMIZDAT_DATA",
        folder().toString(),
        "SAMIZDAT_DATABASE_URL",
        url,
        "SAMIZDAT_DATABASE_USER",
        postgresql ? "postgres" : "",
        "SAMIZDAT_DATABASE_PASSWORD",
        postgresql ? "postgres" : "");
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("samizdat-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // a file is still open; the system clears its temporary folder
    }
  }

  private static synchronized String createDatabase() {
    try {
      if (postgres == null) {
        postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      }
      String name = "test_" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
