package org.samizdat.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** When the revisions were made that told readers something else than those before. */
interface SignificanceDao {

  /** The last of each of these articles, as far as they have one. */
  @SqlQuery(
      """
      select article_id as id, max(made_at) as said from article_revision
      where article_id = any(:ids) and significant = true group by article_id""")
  @KeyColumn("id")
  @ValueColumn("said")
  Map<UUID, Instant> ofArticles(Collection<UUID> ids);

  /** The last of each of these updates, as far as they have one. */
  @SqlQuery(
      """
      select update_id as id, max(made_at) as said from update_revision
      where update_id = any(:ids) and significant = true group by update_id""")
  @KeyColumn("id")
  @ValueColumn("said")
  Map<UUID, Instant> ofUpdates(Collection<UUID> ids);
}
