package org.samizdat.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What time does to articles, in the database. */
interface ArticleTimeDao {

  /**
   * When time will next change something public. It takes the first of an index, for H2 walks over
   * all nulls to find the least of it.
   *
   * @param quietSince when the live blog that has been quiet for longest last changed
   */
  record Next(
      Optional<Instant> commentsClose,
      Optional<Instant> coverageStart,
      Optional<Instant> quietSince) {}

  @SqlQuery(
      """
      select
          (select comments_close_at from article
           order by comments_close_at nulls last fetch first 1 rows only) as comments_close,
          (select coverage_starts_at from article
           order by coverage_starts_at nulls last fetch first 1 rows only) as coverage_start,
          (select min(changed_at) from article where live_state = 'live' and status = 'published')
              as quiet_since""")
  @RegisterConstructorMapper(Next.class)
  Next next();

  @SqlQuery(
      """
      select id from article where comments_close_at <= :now
      order by comments_close_at fetch first 100 rows only""")
  List<UUID> commentsToClose(Instant now);

  @SqlQuery(
      """
      select id from article where coverage_starts_at <= :now
      order by coverage_starts_at fetch first 100 rows only""")
  List<UUID> toBegin(Instant now);

  @SqlQuery(
      """
      select id from article
      where live_state = 'live' and status = 'published' and changed_at <= :before
      order by live_state, status, changed_at fetch first 100 rows only""")
  List<UUID> quietSince(Instant before);
}
