package org.samizdat.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Whose turn it is, and who works on it. */
interface QueueDao {

  /**
   * Webhooks with something to tell now that nobody works on. Times that lie further ahead than
   * could have been set mean that the clock was put back since, and count for nothing.
   *
   * @param farLease later than any lease that was taken just now
   * @param ahead later than any attempt that was made just now
   */
  @SqlQuery(
      """
      select id from webhook w
      where status = 'active'
        and (leased_until is null or leased_until < :now or leased_until > :farLease)
        and (due_at <= :now or tried_at > :ahead)
        and exists (
            select 1 from webhook_delivery d where d.webhook_id = w.id and d.status = 'pending')
      order by due_at, id""")
  List<UUID> due(Instant now, Instant farLease, Instant ahead);

  /** Takes the lease of one that is due; 0 when somebody else was faster. */
  @SqlUpdate(
      """
      update webhook set leased_by = :node, leased_until = :until
      where id = :id and status = 'active'
        and (leased_until is null or leased_until < :now or leased_until > :farLease)
        and (due_at <= :now or tried_at > :ahead)""")
  int claim(UUID id, UUID node, Instant now, Instant until, Instant farLease, Instant ahead);

  @SqlUpdate("update webhook set leased_until = null where id = :id and leased_by = :node")
  int release(UUID id, UUID node);

  @SqlUpdate("update webhook set leased_until = null where leased_by = :node")
  int releaseAll(UUID node);

  /** Ends what a node that was killed has left. */
  @SqlUpdate("update webhook set leased_until = null where leased_until is not null")
  int releaseAll();

  /** It was taken: the next may follow, and the lease goes on. */
  @SqlUpdate(
      """
      update webhook set
          failures = 0, due_at = :at, tried_at = :at, delivered_at = :at, leased_until = :until
      where id = :id""")
  void succeeded(UUID id, Instant at, Instant until);

  /** It was not: the next attempt is then, and the lease ends. */
  @SqlUpdate(
      """
      update webhook set
          failures = :failures, due_at = :dueAt, tried_at = :at, leased_until = null
      where id = :id""")
  void failed(UUID id, Instant at, int failures, Instant dueAt);

  /** There is another head of the queue, which nobody has tried. */
  @SqlUpdate("update webhook set failures = 0, due_at = :at where id = :id")
  void beginAnew(UUID id, Instant at);

  @SqlUpdate(
      """
      update webhook set
          status = 'disabled', disabled_reason = :reason, disabled_at = :at,
          revision = revision + 1, edited_at = :at
      where id = :id""")
  void disable(UUID id, DisabledReason reason, Instant at);

  @SqlUpdate("update webhook set forgotten_until = :until where id = :id")
  void forgotten(UUID id, Instant until);

  /** Since when something has waited for a webhook that is told. */
  @SqlQuery(
      """
      select min(d.queued_at) from webhook w join webhook_delivery d on d.webhook_id = w.id
      where w.status = 'active' and d.status = 'pending'""")
  Optional<Instant> oldestWaiting();
}
