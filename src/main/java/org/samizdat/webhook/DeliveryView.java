package org.samizdat.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.ChangeOp;
import org.samizdat.json.Json;

/**
 * A message to a webhook, and what came of it.
 *
 * @param messageId the {@code webhook-id} that it is sent with
 * @param attempts oldest first
 * @param body what is sent; not in lists
 */
record DeliveryView(
    UUID id,
    String messageId,
    String type,
    Optional<ChangeOp> op,
    Optional<String> objectId,
    DeliveryStatus status,
    boolean replayed,
    Instant queuedAt,
    Optional<Instant> finishedAt,
    List<AttemptView> attempts,
    Optional<JsonNode> body) {

  /** What came of sending it once. */
  record AttemptView(
      Instant at, int durationMillis, Optional<Integer> status, Optional<AttemptFailure> failure) {}

  static List<DeliveryView> of(List<Delivery> deliveries, Handle handle) {
    if (deliveries.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<DeliveryDao.Tried>> attempts =
        handle
            .attach(DeliveryDao.class)
            .attempts(deliveries.stream().map(Delivery::id).toList())
            .stream()
            .collect(Collectors.groupingBy(DeliveryDao.Tried::deliveryId));
    return deliveries.stream()
        .map(each -> of(each, attempts.getOrDefault(each.id(), List.of()), Optional.empty()))
        .toList();
  }

  static DeliveryView whole(Delivery delivery, Handle handle) {
    return of(
        delivery,
        handle.attach(DeliveryDao.class).attempts(List.of(delivery.id())),
        Optional.of(Json.read(delivery.body(), JsonNode.class)));
  }

  private static DeliveryView of(
      Delivery delivery, List<DeliveryDao.Tried> attempts, Optional<JsonNode> body) {
    return new DeliveryView(
        delivery.id(),
        delivery.messageId(),
        delivery.type(),
        delivery.op(),
        delivery.objectId(),
        delivery.status(),
        delivery.replayed(),
        delivery.queuedAt(),
        delivery.finishedAt(),
        attempts.stream()
            .map(
                each ->
                    new AttemptView(
                        each.at(), each.durationMillis(), each.status(), each.failure()))
            .toList(),
        body);
  }
}
