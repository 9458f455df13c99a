package org.samizdat.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection outside the pool. */
@FunctionalInterface
interface DatabaseConnector {
  Connection connect() throws SQLException;
}
