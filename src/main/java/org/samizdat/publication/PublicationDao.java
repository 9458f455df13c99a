package org.samizdat.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The counts in the database. */
@RegisterRowMapper(PublicationDao.SlotMapper.class)
interface PublicationDao {
  /** Seconds of the two spans. */
  int QUARTER = 900;

  int DAY = 86_400;
  int QUARTERS_A_DAY = DAY / QUARTER;
  String ALL_TOPICS = "";

  /** A row, or what is added to one. */
  record Row(String topic, int span, long slot, String language, int articles, int updates) {}

  String LANGUAGE = "(:language = '' or language = :language or language like :language || '-%')";

  /** The quarter of an hour that a time lies in. */
  static long quarter(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), QUARTER);
  }

  /** The day of UTC that a quarter lies in. */
  static long day(long quarter) {
    return Math.floorDiv(quarter, QUARTERS_A_DAY);
  }

  /** Adds to rows; tells of each whether it is there (1) or not (0). */
  @SqlBatch(
      """
      update publication_count set articles = articles + :articles, updates = updates + :updates
      where topic = :topic and span = :span and slot = :slot and language = :language""")
  int[] add(@BindMethods List<Row> rows);

  @SqlBatch(
      """
      insert into publication_count (topic, span, slot, language, articles, updates)
      values (:topic, :span, :slot, :language, :articles, :updates)""")
  void insert(@BindMethods List<Row> rows);

  @SqlBatch(
      """
      delete from publication_count
      where topic = :topic and span = :span and slot = :slot and language = :language
        and articles = 0 and updates = 0""")
  void deleteEmpty(@BindMethods List<Row> rows);

  /** Days of UTC. */
  @SqlQuery(
      """
      select span, slot, sum(articles) as articles, sum(updates) as updates
      from publication_count
      where topic = :topic and span = 86400 and slot >= :from and slot < :to and
      """
          + LANGUAGE
          + " group by span, slot order by slot")
  List<Slot> days(String topic, long from, long to, String language);

  /**
   * The same between quarters, for days that begin at this time of UTC, in quarters; each starts
   * with the first quarter of it that has something. The divided number is positive for all times
   * since long before newspapers, so that the division rounds down.
   */
  @SqlQuery(
      """
      select 900 as span, min(slot) as slot, sum(articles) as articles, sum(updates) as updates
      from publication_count
      where topic = :topic and span = 900 and slot >= :from and slot < :to and
      """
          + LANGUAGE
          + " group by (slot - :time + 96000000) / 96")
  List<Slot> partsOfDays(String topic, long from, long to, long time, String language);

  @SqlQuery(
      "select slot from publication_count"
          + " where topic = :topic and span = 900 and slot < :slot and "
          + LANGUAGE
          + " order by topic desc, span desc, slot desc, language desc fetch first 1 rows only")
  Optional<Long> last(String topic, long slot, String language);

  @SqlQuery(
      "select slot from publication_count"
          + " where topic = :topic and span = 900 and slot >= :slot and "
          + LANGUAGE
          + " order by topic, span, slot, language fetch first 1 rows only")
  Optional<Long> first(String topic, long slot, String language);

  /** Maps a sum of rows. */
  final class SlotMapper implements RowMapper<Slot> {
    @Override
    public Slot map(java.sql.ResultSet row, StatementContext context) throws java.sql.SQLException {
      return new Slot(
          Instant.ofEpochSecond(row.getLong("slot") * row.getInt("span")),
          row.getInt("articles"),
          row.getInt("updates"));
    }
  }
}
