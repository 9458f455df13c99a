package org.samizdat.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription of another server to changes, and where its queue stands.
 *
 * @param madeAfter number of the last change before it was made; it hears of those that follow
 * @param failures failed attempts at the head of the queue
 * @param dueAt when the head of the queue may be tried
 * @param triedAt the last attempt
 * @param deliveredAt the last attempt that succeeded
 * @param forgottenUntil what had waited since before this time was forgotten, and was never told
 * @param leasedBy the node that works on the queue, or last did
 */
public record Webhook(
    UUID id,
    WebhookContent content,
    WebhookStatus status,
    Optional<DisabledReason> disabledReason,
    Optional<Instant> disabledAt,
    int revision,
    long madeAfter,
    int failures,
    Instant dueAt,
    Optional<Instant> triedAt,
    Optional<Instant> deliveredAt,
    Optional<Instant> forgottenUntil,
    Optional<UUID> leasedBy,
    Instant createdAt,
    Instant editedAt) {

  boolean isActive() {
    return status == WebhookStatus.ACTIVE;
  }

  /** One that is new, and hears of what comes after this change. */
  static Webhook of(UUID id, WebhookContent content, long madeAfter, Instant now) {
    return new Webhook(
        id,
        content,
        WebhookStatus.ACTIVE,
        Optional.empty(),
        Optional.empty(),
        1,
        madeAfter,
        0,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        now);
  }

  /** With other content; what waits for a new address is tried at once. */
  Webhook edited(WebhookContent next, Instant now) {
    boolean moved = !next.url().equals(content.url());
    return revised(next, status, moved ? 0 : failures, moved ? now : dueAt, now);
  }

  Webhook paused(Instant now) {
    return revised(content, WebhookStatus.PAUSED, failures, dueAt, now);
  }

  /** Told again, what waited first, from the beginning of the schedule. */
  Webhook resumed(Instant now) {
    return revised(content, WebhookStatus.ACTIVE, 0, now, now);
  }

  private Webhook revised(
      WebhookContent newContent,
      WebhookStatus newStatus,
      int newFailures,
      Instant due,
      Instant now) {
    boolean disabled = newStatus == WebhookStatus.DISABLED;
    return new Webhook(
        id,
        newContent,
        newStatus,
        disabledReason.filter(reason -> disabled),
        disabledAt.filter(at -> disabled),
        revision + 1,
        madeAfter,
        newFailures,
        due,
        triedAt,
        deliveredAt,
        forgottenUntil,
        leasedBy,
        createdAt,
        now);
  }
}
