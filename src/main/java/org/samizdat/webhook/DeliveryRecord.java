package org.samizdat.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.json.WireName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what came of an attempt, and decides what follows: the next message, another attempt later,
 * or none.
 */
final class DeliveryRecord {
  private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryRecord.class);
  private static final Actor SERVER = Actor.server("webhooks");

  private final UUID node;

  /**
   * @param node who must still hold the lease
   */
  DeliveryRecord(UUID node) {
    this.node = node;
  }

  /**
   * Notes it in this transaction.
   *
   * @param leasedUntil until when the next message may take
   * @return whether the next message may follow; not when the lease was lost
   */
  boolean note(
      Handle handle, Delivery delivery, Attempt attempt, Instant now, Instant leasedUntil) {
    Optional<Webhook> found = handle.attach(WebhookDao.class).lock(delivery.webhookId());
    if (found.flatMap(Webhook::leasedBy).filter(node::equals).isEmpty()) {
      return false;
    }
    Webhook webhook = found.get();
    QueueDao queue = handle.attach(QueueDao.class);
    DeliveryDao deliveries = handle.attach(DeliveryDao.class);
    deliveries.insert(DeliveryDao.Tried.of(delivery.id(), attempt));
    if (attempt.succeeded()) {
      deliveries.finish(delivery.id(), DeliveryStatus.DELIVERED, now);
      queue.succeeded(webhook.id(), now, leasedUntil);
      return webhook.isActive();
    }
    int failures = webhook.failures() + 1;
    Optional<Duration> wait =
        RetrySchedule.wait(
            failures, attempt.retryAfter(), ThreadLocalRandom.current().nextDouble());
    queue.failed(webhook.id(), now, failures, now.plus(wait.orElse(Duration.ZERO)));
    if (webhook.isActive() && (attempt.isGone() || wait.isEmpty())) {
      disable(
          handle, webhook, attempt.isGone() ? DisabledReason.GONE : DisabledReason.FAILING, now);
    }
    return false;
  }

  private static void disable(Handle handle, Webhook webhook, DisabledReason reason, Instant now) {
    handle.attach(QueueDao.class).disable(webhook.id(), reason, now);
    Audit.append(
        handle,
        SERVER,
        List.of(
            WebhookEditor.subject(webhook.id(), webhook.revision() + 1)
                .noted("disabled: " + WireName.of(reason))),
        now);
    LOGGER.warn("Webhook {} is disabled: {}", webhook.id(), WireName.of(reason));
  }
}
