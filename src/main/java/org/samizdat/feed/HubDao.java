package org.samizdat.feed;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How far the hub has been told, and which node tells it. */
interface HubDao {

  /**
   * Takes the lease, or keeps it.
   *
   * @param far later than any lease that was taken just now, unless the clock was put back since
   * @return 0 when another node has it
   */
  @SqlUpdate(
      """
      update hub_ping set leased_by = :node, leased_until = :until
      where id = 1
        and (leased_by = :node or leased_until is null
          or leased_until < :now or leased_until > :far)""")
  int lease(UUID node, Instant now, Instant until, Instant far);

  @SqlUpdate("update hub_ping set leased_until = null where id = 1 and leased_by = :node")
  int release(UUID node);

  /** Ends what a node that was killed has left. */
  @SqlUpdate("update hub_ping set leased_until = null where id = 1")
  int release();

  /** All changes up to this one have been told. */
  @SqlQuery("select seq from hub_ping where id = 1")
  long told();

  @SqlUpdate("update hub_ping set seq = :seq where id = 1 and leased_by = :node")
  int told(long seq, UUID node);
}
