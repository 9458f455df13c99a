package org.samizdat.revision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Revisions in the database: of articles and of updates, in a table each. */
@RegisterConstructorMapper(Revision.class)
interface RevisionDao {
  String WHOLE =
      """
      select revision, what, public as shown, significant, content, markdown, author, made_at
      from <table> where <owner> = :id
      """;

  String BARE =
      """
      select revision, what, public as shown, significant, '' as content, '' as markdown, author,
          made_at
      from <table> where <owner> = :id and revision \\< :before
      """;

  String LATEST_FIRST = "order by <owner>, revision desc fetch first :limit rows only";

  @SqlQuery(WHOLE + "and revision = :revision")
  Optional<Revision> find(
      @Define("table") String table, @Define("owner") String owner, UUID id, int revision);

  @SqlQuery(WHOLE + "and public = true order by <owner>, revision fetch first 1 rows only")
  Optional<Revision> firstShown(
      @Define("table") String table, @Define("owner") String owner, UUID id);

  @SqlQuery(WHOLE + "and public = true order by <owner>, revision desc fetch first 1 rows only")
  Optional<Revision> lastShown(
      @Define("table") String table, @Define("owner") String owner, UUID id);

  /** Those before a number that the public saw, without what they say. */
  @SqlQuery(BARE + "and public = true " + LATEST_FIRST)
  List<Revision> shown(
      @Define("table") String table, @Define("owner") String owner, UUID id, int before, int limit);

  /** Those before a number, without what they say. */
  @SqlQuery(BARE + LATEST_FIRST)
  List<Revision> all(
      @Define("table") String table, @Define("owner") String owner, UUID id, int before, int limit);
}
