package org.samizdat.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.HoldsSecret;

/**
 * A webhook as staff see it.
 *
 * @param disabledReason why this server tells it nothing more
 * @param content what can be sent back with PUT
 * @param keys by which its messages are verified, newest first
 */
record WebhookView(
    UUID id,
    WebhookStatus status,
    Optional<DisabledReason> disabledReason,
    Optional<Instant> disabledAt,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    WebhookContent content,
    List<KeyView> keys,
    QueueView queue,
    WebhookLinks links) {

  /** A key by which messages are verified. */
  record KeyView(UUID id, String publicKey, Instant createdAt, Optional<Instant> validUntil) {
    static KeyView of(PublicKey key) {
      return new KeyView(key.id(), key.publicKey(), key.createdAt(), key.validUntil());
    }
  }

  /**
   * How far the queue is.
   *
   * @param pending messages that wait
   * @param oldestAt since when the first of them has waited
   * @param failures failed attempts at the first of them
   * @param nextAttemptAt when it is tried again
   * @param forgottenUntil what had waited since before this time was forgotten
   */
  record QueueView(
      long pending,
      Optional<Instant> oldestAt,
      int failures,
      Optional<Instant> nextAttemptAt,
      Optional<Instant> lastDeliveredAt,
      Optional<Instant> forgottenUntil) {}

  /** Where more is. */
  record WebhookLinks(String self, String deliveries, String keys) {}

  /** One whose secret was made just now, with the only copy of it that there will ever be. */
  record WithSecret(@JsonUnwrapped WebhookView webhook, String secret) implements HoldsSecret {
    @Override
    public String toString() {
      return "WithSecret[" + webhook.id() + "]";
    }
  }

  static WebhookView of(Webhook webhook, Handle handle, BaseUrl base, Instant now) {
    return of(
        webhook,
        handle.attach(KeyDao.class).of(webhook.id(), now),
        handle.attach(WebhookDao.class).waitingFor(webhook.id()),
        base);
  }

  static WebhookView of(
      Webhook webhook, List<PublicKey> keys, Optional<WebhookDao.Waiting> waiting, BaseUrl base) {
    String self = WebhookResource.url(base, webhook.id());
    return new WebhookView(
        webhook.id(),
        webhook.status(),
        webhook.disabledReason(),
        webhook.disabledAt(),
        webhook.revision(),
        webhook.createdAt(),
        webhook.editedAt(),
        webhook.content(),
        keys.stream().map(KeyView::of).toList(),
        new QueueView(
            waiting.map(WebhookDao.Waiting::pending).orElse(0L),
            waiting.map(WebhookDao.Waiting::oldestAt),
            webhook.failures(),
            Optional.of(webhook.dueAt()).filter(at -> webhook.isActive() && webhook.failures() > 0),
            webhook.deliveredAt(),
            webhook.forgottenUntil()),
        new WebhookLinks(self, self + "/deliveries", base.value() + WebhookKeyResource.PATH));
  }
}
