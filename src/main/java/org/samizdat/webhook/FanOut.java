package org.samizdat.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicObjects;
import org.samizdat.database.Database;
import org.samizdat.json.Json;
import org.samizdat.json.WireName;

/**
 * Puts changes into the queues of those who follow them. The place in the log moves on in the very
 * transaction that fills the queues, and one node at a time holds it: so whoever is killed when,
 * each change is queued once, in order.
 */
final class FanOut {
  private static final int BATCH = 200;

  private final Database database;
  private final Clock clock;
  private final Map<ChangeType, PublicObjects> objects = new EnumMap<>(ChangeType.class);

  FanOut(Database database, Clock clock, List<PublicObjects> objects) {
    this.database = database;
    this.clock = clock;
    objects.forEach(each -> this.objects.put(each.type(), each));
  }

  /**
   * Queues all that is in the log by now.
   *
   * @return whether anybody follows it
   */
  boolean catchUp() {
    while (isBehind()) {
      database.write(this::step);
    }
    return database.read(handle -> dao(handle).any());
  }

  private boolean isBehind() {
    return database.read(handle -> dao(handle).cursor() < ChangeLog.state(handle).head());
  }

  private boolean step(Handle handle) {
    long cursor = dao(handle).lockCursor();
    ChangeLog.State log = ChangeLog.state(handle);
    List<Webhook> webhooks = dao(handle).all();
    List<Change> changes = webhooks.isEmpty() ? List.of() : ChangeLog.after(handle, cursor, BATCH);
    List<Delivery> deliveries = new ArrayList<>();
    for (Change change : changes) {
      for (Webhook webhook : webhooks) {
        if (change.seq() > webhook.madeAfter() && webhook.content().filter().follows(change)) {
          deliveries.add(delivery(webhook, change, log, false));
        }
      }
    }
    handle.attach(DeliveryDao.class).insert(deliveries);
    long reached = changes.isEmpty() ? log.head() : changes.get(changes.size() - 1).seq();
    dao(handle).moveCursor(reached);
    return true;
  }

  /**
   * Queues once more what the log still has, up to what was queued anyway; the cursor is locked.
   *
   * @param after all changes after this number
   * @param since and not before this time
   * @return how many were queued
   */
  int replay(Handle handle, Webhook webhook, long after, Instant since) {
    long cursor = dao(handle).lockCursor();
    ChangeLog.State log = ChangeLog.state(handle);
    DeliveryDao deliveries = handle.attach(DeliveryDao.class);
    Set<Long> waiting = deliveries.pending(webhook.id(), after);
    int queued = 0;
    long at = after;
    List<Change> changes;
    do {
      changes = ChangeLog.after(handle, at, BATCH);
      List<Delivery> again =
          changes.stream()
              .filter(change -> change.seq() <= cursor && !change.at().isBefore(since))
              .filter(change -> !waiting.contains(change.seq()))
              .filter(webhook.content().filter()::follows)
              .map(change -> delivery(webhook, change, log, true))
              .toList();
      deliveries.insert(again);
      queued += again.size();
      at = changes.isEmpty() ? cursor : changes.get(changes.size() - 1).seq();
    } while (at < cursor);
    return queued;
  }

  private Delivery delivery(Webhook webhook, Change change, ChangeLog.State log, boolean replayed) {
    Optional<String> url =
        Optional.ofNullable(objects.get(change.type())).map(each -> each.url(change.objectId()));
    return new Delivery(
        Database.newId(),
        webhook.id(),
        WebhookMessage.messageId(webhook.id(), change, log),
        Optional.of(change.seq()),
        WireName.of(change.type()),
        Optional.of(change.op()),
        Optional.of(change.objectId()),
        Json.write(WebhookMessage.of(change, url, log)),
        DeliveryStatus.PENDING,
        replayed,
        clock.instant(),
        Optional.empty());
  }

  private static WebhookDao dao(Handle handle) {
    return handle.attach(WebhookDao.class);
  }
}
