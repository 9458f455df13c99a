package org.samizdat.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.json.WireName;

/** The change log in the database. */
interface ChangeDao {

  /** The last number given out, and which history it belongs to. */
  record Head(long seq, UUID epoch) {}

  @SqlUpdate("insert into change_head (id, seq, epoch) values (1, 0, :epoch)")
  void begin(UUID epoch);

  @SqlQuery("select seq, epoch from change_head where id = 1")
  @RegisterConstructorMapper(Head.class)
  Optional<Head> head();

  /** Takes the next numbers; the row stays locked until the transaction ends. */
  @SqlUpdate("update change_head set seq = seq + :count where id = 1")
  int advance(int count);

  @SqlBatch(
      """
      insert into change_log
          (seq, type, object_id, op, revision, article_id, language, topics, left_language,
           left_topics, old_slug, at)
      values (:seq, :type, :objectId, :op, :revision, :articleId, :language, :topicList,
          :leftLanguage, :leftTopicList, :oldSlug, :at)""")
  void insert(
      @BindMethods List<Change> changes,
      @Bind("topicList") List<String> topicLists,
      @Bind("leftTopicList") List<String> leftTopicLists);

  @SqlQuery("select * from change_log where seq > :seq order by seq fetch first :limit rows only")
  @RegisterRowMapper(ChangeMapper.class)
  List<Change> after(long seq, int limit);

  /** The oldest number that is kept; none when all are gone. */
  @SqlQuery("select min(seq) from change_log")
  Optional<Long> oldest();

  @SqlQuery("select at from change_log where seq = :seq")
  Optional<Instant> timeOf(long seq);

  /** The earliest time among the next changes; writers may be told the time in another order. */
  @SqlQuery(
      """
      select min(later.at) from (
          select at from change_log where seq > :seq
          order by seq fetch first :count rows only) later""")
  Optional<Instant> earliestAfter(long seq, int count);

  @SqlUpdate("update change_head set epoch = :epoch where id = 1")
  int renew(UUID epoch);

  @SqlUpdate("delete from change_log where at < :before")
  int forget(Instant before);

  /** Maps a row of {@code change_log}. */
  final class ChangeMapper implements RowMapper<Change> {
    @Override
    public Change map(java.sql.ResultSet row, StatementContext context)
        throws java.sql.SQLException {
      return new Change(
          row.getLong("seq"),
          WireName.parse(ChangeType.class, row.getString("type")).orElseThrow(),
          row.getString("object_id"),
          WireName.parse(ChangeOp.class, row.getString("op")).orElseThrow(),
          row.getInt("revision"),
          Optional.ofNullable(row.getObject("article_id", UUID.class)),
          Optional.ofNullable(row.getString("language")),
          list(row.getString("topics")),
          Optional.ofNullable(row.getString("left_language")),
          list(row.getString("left_topics")),
          Optional.ofNullable(row.getString("old_slug")),
          instant(row));
    }

    private static List<String> list(String topics) {
      return topics.isEmpty() ? List.of() : List.of(topics.split(","));
    }

    private static Instant instant(java.sql.ResultSet row) throws java.sql.SQLException {
      return row.getObject("at", java.time.OffsetDateTime.class).toInstant();
    }
  }
}
