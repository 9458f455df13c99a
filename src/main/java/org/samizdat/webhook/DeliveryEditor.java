package org.samizdat.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeToken;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** The rules by which staff have messages sent once more, or not at all. */
public final class DeliveryEditor {
  private final ChangeLog log;
  private final FanOut fanOut;
  private final BaseUrl base;
  private final Runnable poke;

  /**
   * @param dispatcher which sends what is queued here
   */
  public DeliveryEditor(ChangeLog log, WebhookDispatcher dispatcher, BaseUrl base) {
    this.log = log;
    this.fanOut = dispatcher.fanOut();
    this.base = base;
    this.poke = dispatcher::poke;
  }

  static ProblemException notFound(UUID id) {
    return ProblemException.notFound("Delivery " + id);
  }

  /** Queues one message once more, behind what waits. */
  Delivery replay(Actor actor, UUID webhookId, UUID id) {
    Delivery again =
        log.write(
            actor,
            write -> {
              Delivery before = find(write, webhookId, id);
              if (before.status() == DeliveryStatus.PENDING) {
                throw ProblemException.wrongState("It is waiting to be delivered.");
              }
              Delivery queued = before.again(Database.newId(), write.now());
              write.attach(DeliveryDao.class).insert(List.of(queued));
              write.about(Audit.Subject.of("webhook", webhookId).noted("delivery " + id));
              return queued;
            });
    poke.run();
    return again;
  }

  /** Gives a message up, so that those behind it have their turn. */
  Delivery skip(Actor actor, UUID webhookId, UUID id) {
    Delivery skipped =
        log.write(
            actor,
            write -> {
              Webhook webhook = WebhookEditor.lock(write.handle(), webhookId);
              DeliveryDao deliveries = write.attach(DeliveryDao.class);
              find(write, webhookId, id);
              boolean first =
                  deliveries.head(webhookId).filter(head -> head.id().equals(id)).isPresent();
              if (deliveries.finish(id, DeliveryStatus.GIVEN_UP, write.now()) == 0) {
                throw ProblemException.wrongState("It is not waiting to be delivered.");
              }
              if (first) {
                write.attach(QueueDao.class).beginAnew(webhook.id(), write.now());
              }
              write.about(Audit.Subject.of("webhook", webhookId).noted("delivery " + id));
              return find(write, webhookId, id);
            });
    poke.run();
    return skipped;
  }

  private static Delivery find(PublicWrite write, UUID webhookId, UUID id) {
    return write.attach(DeliveryDao.class).find(webhookId, id).orElseThrow(() -> notFound(id));
  }

  /**
   * Queues all changes since then once more, by the webhook's present filters; how many there are.
   */
  int replay(Actor actor, UUID webhookId, ReplayRequest request) {
    if (request.since().isPresent() == request.after().isPresent()) {
      throw ProblemException.invalidContent("", "must have since or after, and not both");
    }
    int queued =
        log.write(
            actor,
            write -> {
              Webhook webhook = WebhookEditor.find(write.handle(), webhookId);
              long after = request.after().map(token -> place(write, token)).orElse(0L);
              write.about(Audit.Subject.of("webhook", webhookId));
              return fanOut.replay(
                  write.handle(), webhook, after, request.since().orElse(Instant.MIN));
            });
    poke.run();
    return queued;
  }

  private long place(PublicWrite write, String text) {
    ChangeToken token =
        ChangeToken.decode(text)
            .orElseThrow(
                () ->
                    ProblemException.invalidContent(
                        "/after", "must be next of a message or of the change feed"));
    ChangeLog.State state = ChangeLog.state(write.handle());
    if (!token.epoch().equals(state.epoch()) || token.seq() + 1 < state.oldest()) {
      throw new ProblemException(
              ProblemType.SYNC_TOKEN_EXPIRED, "The log does not go back to this place.")
          .with("startAgain", base.api() + "/changes?since=initial");
    }
    return token.seq();
  }
}
