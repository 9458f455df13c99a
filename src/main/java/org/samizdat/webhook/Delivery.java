package org.samizdat.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.change.ChangeOp;

/**
 * One message to one webhook.
 *
 * @param messageId names the message; a replay is another delivery of the same message
 * @param seq number of the change that it is about
 * @param type of that change, or {@code ping}
 * @param objectId what changed
 * @param body exactly what is sent
 * @param replayed whether staff asked for it
 */
public record Delivery(
    UUID id,
    UUID webhookId,
    String messageId,
    Optional<Long> seq,
    String type,
    Optional<ChangeOp> op,
    Optional<String> objectId,
    String body,
    DeliveryStatus status,
    boolean replayed,
    Instant queuedAt,
    Optional<Instant> finishedAt) {

  /** The same message once more. */
  Delivery again(UUID newId, Instant now) {
    return new Delivery(
        newId,
        webhookId,
        messageId,
        seq,
        type,
        op,
        objectId,
        body,
        DeliveryStatus.PENDING,
        true,
        now,
        Optional.empty());
  }
}
