package org.samizdat.partner;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.samizdat.database.Database;
import org.samizdat.database.UniqueViolation;

/** Counts the requests of each partner by the day, and nothing else of them. */
final class PartnerUsage {
  private final Database database;
  private final Clock clock;

  PartnerUsage(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void count(String tokenId) {
    LocalDate day = today();
    if (add(tokenId, day) == 0) {
      try {
        database.write(handle -> handle.attach(PartnerUsageDao.class).begin(tokenId, day));
      } catch (UniqueViolation anotherRequestWasFirst) {
        add(tokenId, day);
      }
    }
  }

  private int add(String tokenId, LocalDate day) {
    return database.write(handle -> handle.attach(PartnerUsageDao.class).add(tokenId, day));
  }

  /** The last so many days, today first. */
  List<PartnerUsageDao.DayUsage> last(int days) {
    LocalDate first = today().minusDays(days - 1L);
    return database.read(handle -> handle.attach(PartnerUsageDao.class).since(first));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
