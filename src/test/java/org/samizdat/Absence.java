package org.samizdat;

import org.samizdat.testing.PostgresProcess;

/** How a database goes away, and comes back. */
enum Absence {
  STOPPED {
    @Override
    void begin(PostgresProcess database) {
      database.stop();
    }

    @Override
    void end(PostgresProcess database) {
      database.startAgain();
    }
  },
  FROZEN {
    @Override
    void begin(PostgresProcess database) {
      database.freeze();
    }

    @Override
    void end(PostgresProcess database) {
      database.thaw();
    }
  },
  KILLED {
    @Override
    void begin(PostgresProcess database) {
      database.kill();
    }

    @Override
    void end(PostgresProcess database) {
      database.startAgain();
    }
  };

  abstract void begin(PostgresProcess database);

  abstract void end(PostgresProcess database);
}
