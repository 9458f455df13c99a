package org.samizdat.database;

import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The {@code database} section of config.yml.
 *
 * @param url JDBC URL; empty means an H2 file in the data folder
 * @param user user of the database; H2 takes {@code sa} when empty
 * @param password its password; may be empty
 * @param maxConnections size of the pool, 2..200
 * @param syncCommits on H2, whether a write is answered only when it would survive a power cut
 */
public record DatabaseConfiguration(
    @NotNull String url,
    @NotNull String user,
    @NotNull String password,
    @Min(2) @Max(200) int maxConnections,
    boolean syncCommits) {

  private static final List<String> H2_SETTINGS =
      List.of(
          "WRITE_DELAY=0",
          "OPTIMIZE_REUSE_RESULTS=0",
          "QUERY_CACHE_SIZE=128",
          "DB_CLOSE_ON_EXIT=FALSE",
          "LOCK_TIMEOUT=10000",
          "TRACE_LEVEL_FILE=0");

  /**
   * A server that is frozen takes connections and says nothing; who waits for a request to be
   * answered does not wait longer than this.
   */
  private static final String CONNECT_SECONDS = "3";

  /**
   * Of connections outside the pool, none of which asks anything that takes time. Those of the pool
   * may take any time, as migrations do, while {@link DatabaseWatch} finds the server alive.
   */
  private static final String SILENCE_SECONDS = "10";

  /** The URL that is connected to: the one set, made durable, or the file in the data folder. */
  public String jdbcUrl(Path dataDirectory) {
    if (url.isBlank()) {
      return durable("jdbc:h2:file:" + dataDirectory.toAbsolutePath().normalize() + "/samizdat");
    }
    String jdbc =
        url.strip().replaceFirst("^(jdbc:)?(postgres|postgresql)://", "jdbc:postgresql://");
    return Dialect.of(jdbc) == Dialect.H2 ? durable(jdbc) : jdbc;
  }

  /**
   * Adds what is not set: without WRITE_DELAY=0, H2 loses acknowledged commits at a kill; without
   * OPTIMIZE_REUSE_RESULTS=0, a query that ran while another transaction committed has its result
   * kept as if it were new, and is answered with it again afterwards. QUERY_CACHE_SIZE is how many
   * statements a connection keeps parsed: all that public reads ask, where H2's own 8 are not even
   * those of two kinds of answers.
   */
  private static String durable(String h2Url) {
    String url = h2Url;
    for (String setting : H2_SETTINGS) {
      String name = setting.substring(0, setting.indexOf('=') + 1);
      if (!url.toUpperCase(Locale.ROOT).contains(";" + name)) {
        url += ";" + setting;
      }
    }
    return url;
  }

  /** A connection outside the pool. */
  Connection connect(Path dataDirectory) throws SQLException {
    String jdbcUrl = jdbcUrl(dataDirectory);
    if (Dialect.of(jdbcUrl) == Dialect.H2) {
      return DriverManager.getConnection(jdbcUrl, h2User(), password);
    }
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", SILENCE_SECONDS);
    return DriverManager.getConnection(jdbcUrl, properties);
  }

  private String h2User() {
    return user.isEmpty() ? "sa" : user;
  }

  DataSourceFactory dataSourceFactory(Path dataDirectory) {
    String jdbcUrl = jdbcUrl(dataDirectory);
    boolean h2 = Dialect.of(jdbcUrl) == Dialect.H2;
    DataSourceFactory factory = new DataSourceFactory();
    factory.setUrl(jdbcUrl);
    factory.setDriverClass(h2 ? "org.h2.Driver" : "org.postgresql.Driver");
    if (h2 || !user.isEmpty()) {
      factory.setUser(h2 ? h2User() : user);
      factory.setPassword(password);
    }
    if (!h2) {
      factory.setProperties(
          Map.of(
              // The server would repeat the values of a refused row, which then stood in the log.
              "logServerErrorDetail",
              "false",
              "tcpKeepAlive",
              "true",
              "connectTimeout",
              CONNECT_SECONDS,
              "loginTimeout",
              CONNECT_SECONDS));
    }
    factory.setInitialSize(1);
    factory.setMinSize(1);
    factory.setMaxSize(maxConnections);
    factory.setMaxWaitForConnection(Duration.seconds(3));
    factory.setValidationQuery("select 1");
    factory.setCheckConnectionWhileIdle(true);
    factory.setRollbackOnReturn(true);
    factory.setDefaultTransactionIsolation(DataSourceFactory.TransactionIsolation.READ_COMMITTED);
    return factory;
  }
}
