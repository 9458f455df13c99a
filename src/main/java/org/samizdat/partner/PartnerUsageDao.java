package org.samizdat.partner;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The requests of partners in the database. */
interface PartnerUsageDao {

  /**
   * What a partner did on a day.
   *
   * @param date of UTC
   * @param name of the token
   */
  record DayUsage(
      @ColumnName("used_on") LocalDate date, String tokenId, String name, long requests) {}

  @SqlUpdate(
      """
      update partner_usage set requests = requests + 1
      where token_id = :tokenId and used_on = :day""")
  int add(String tokenId, LocalDate day);

  @SqlUpdate("insert into partner_usage (token_id, used_on, requests) values (:tokenId, :day, 1)")
  int begin(String tokenId, LocalDate day);

  @SqlQuery(
      """
      select p.used_on, p.token_id, t.name, p.requests
      from partner_usage p join access_token t on t.id = p.token_id
      where p.used_on >= :first order by p.used_on desc, p.requests desc, p.token_id""")
  @RegisterConstructorMapper(DayUsage.class)
  List<DayUsage> since(LocalDate first);
}
