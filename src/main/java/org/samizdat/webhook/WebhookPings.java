package org.samizdat.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.json.Json;

/**
 * Messages by which staff try out a webhook. They wait in no queue, so that they get through to one
 * that is paused or stuck too.
 */
public final class WebhookPings {
  private final ChangeLog log;
  private final Database database;
  private final Clock clock;
  private final WebhookDispatcher dispatcher;

  public WebhookPings(ChangeLog log, Database database, Clock clock, WebhookDispatcher dispatcher) {
    this.log = log;
    this.database = database;
    this.clock = clock;
    this.dispatcher = dispatcher;
  }

  /** Sends one at once; it is kept with the other deliveries. */
  CompletableFuture<DeliveryView> send(Actor actor, UUID webhookId) {
    Webhook webhook =
        log.write(
            actor,
            write -> {
              write.about(Audit.Subject.of("webhook", webhookId));
              return WebhookEditor.find(write.handle(), webhookId);
            });
    Instant now = clock.instant();
    UUID id = Database.newId();
    String messageId = WebhookMessage.messageId(id);
    String body = Json.write(WebhookMessage.Ping.of(webhookId, now));
    return dispatcher
        .send(webhook, messageId, body)
        .thenApplyAsync(
            attempt -> {
              Delivery ping =
                  new Delivery(
                      id,
                      webhookId,
                      messageId,
                      Optional.empty(),
                      WebhookMessage.Ping.TYPE,
                      Optional.empty(),
                      Optional.empty(),
                      body,
                      attempt.succeeded() ? DeliveryStatus.DELIVERED : DeliveryStatus.GIVEN_UP,
                      false,
                      now,
                      Optional.of(clock.instant()));
              return keep(ping, attempt);
            },
            dispatcher.workers());
  }

  private DeliveryView keep(Delivery ping, Attempt attempt) {
    return database.write(
        handle -> {
          WebhookEditor.lock(handle, ping.webhookId()); // it may have been deleted meanwhile
          DeliveryDao deliveries = handle.attach(DeliveryDao.class);
          deliveries.insert(List.of(ping));
          deliveries.insert(DeliveryDao.Tried.of(ping.id(), attempt));
          return DeliveryView.whole(ping, handle);
        });
  }
}
