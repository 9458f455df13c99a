package org.samizdat.database;

/** The two databases that the server runs on. */
public enum Dialect {
  H2,
  POSTGRESQL;

  /** The dialect of a JDBC URL; throws {@link IllegalArgumentException} for any other database. */
  public static Dialect of(String jdbcUrl) {
    if (jdbcUrl.startsWith("jdbc:h2:")) {
      return H2;
    }
    if (jdbcUrl.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException(
        "database.url must begin with jdbc:h2: or jdbc:postgresql: and begins with "
            + jdbcUrl.substring(0, Math.min(jdbcUrl.length(), 20)));
  }
}
