package org.samizdat.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.samizdat.database.Database;
import org.samizdat.database.WhereClause;
import org.samizdat.http.Cursor;

/** Deliveries, and the attempts at them, in the database. */
@RegisterConstructorMapper(Delivery.class)
interface DeliveryDao extends SqlObject {

  /** Puts them at the end of their queues, in this order. */
  @SqlBatch(
      """
      insert into webhook_delivery
          (id, webhook_id, message_id, seq, type, op, object_id, body, status, replayed, queued_at,
           finished_at)
      values
          (:id, :webhookId, :messageId, :seq, :type, :op, :objectId, :body, :status, :replayed,
           :queuedAt, :finishedAt)""")
  void insert(@BindMethods List<Delivery> deliveries);

  @SqlQuery("select * from webhook_delivery where id = :id and webhook_id = :webhookId")
  Optional<Delivery> find(UUID webhookId, UUID id);

  /** The one whose turn it is. */
  @SqlQuery(
      """
      select * from webhook_delivery where webhook_id = :webhookId and status = 'pending'
      order by webhook_id, status, position fetch first 1 rows only""")
  Optional<Delivery> head(UUID webhookId);

  /** Numbers of the changes after this one that wait to be told. */
  @SqlQuery(
      """
      select seq from webhook_delivery
      where webhook_id = :webhookId and status = 'pending' and seq > :after""")
  Set<Long> pending(UUID webhookId, long after);

  /** Ends it, if it has not ended. */
  @SqlUpdate(
      """
      update webhook_delivery set status = :status, finished_at = :at
      where id = :id and status = 'pending'""")
  int finish(UUID id, DeliveryStatus status, Instant at);

  /** One page, last queued first, and one delivery more. */
  default List<Delivery> list(
      UUID webhookId, Optional<DeliveryStatus> status, Optional<Cursor> cursor, int limit) {
    WhereClause where =
        new WhereClause()
            .and("webhook_id = :webhookId", "webhookId", webhookId)
            .and("status = :status", "status", status);
    cursor.ifPresent(
        place ->
            where
                .and("queued_at <= :at and (queued_at < :at or id < :id)", "at", place.at())
                .bind("id", place.id()));
    return where
        .on(
            getHandle(),
            "select * from webhook_delivery\n",
            "order by webhook_id, queued_at desc, id desc fetch first %d rows only"
                .formatted(limit + 1))
        .mapTo(Delivery.class)
        .list();
  }

  /** An attempt as it is kept. */
  record Tried(
      UUID id,
      UUID deliveryId,
      Instant at,
      int durationMillis,
      Optional<Integer> status,
      Optional<AttemptFailure> failure) {

    static Tried of(UUID deliveryId, Attempt attempt) {
      return new Tried(
          Database.newId(),
          deliveryId,
          attempt.at(),
          Math.toIntExact(attempt.took().toMillis()),
          attempt.status(),
          attempt.failure());
    }
  }

  @SqlUpdate(
      """
      insert into webhook_attempt (id, delivery_id, at, duration_millis, status, failure)
      values (:id, :deliveryId, :at, :durationMillis, :status, :failure)""")
  void insert(@BindMethods Tried attempt);

  @SqlQuery("select * from webhook_attempt where delivery_id in (<ids>) order by at, id")
  @RegisterConstructorMapper(Tried.class)
  List<Tried> attempts(@BindList("ids") List<UUID> ids);

  @SqlUpdate("delete from webhook_delivery where status <> 'pending' and finished_at < :before")
  int forgetFinished(Instant before);

  /** Webhooks that stand still, for whom something has waited since before this time. */
  @SqlQuery(
      """
      select id from webhook w where status <> 'active' and exists (
          select 1 from webhook_delivery d
          where d.webhook_id = w.id and d.status = 'pending' and d.queued_at < :before)""")
  List<UUID> overdue(Instant before);

  @SqlUpdate(
      """
      delete from webhook_delivery
      where webhook_id = :webhookId and status = 'pending' and queued_at < :before""")
  int forgetPending(UUID webhookId, Instant before);
}
