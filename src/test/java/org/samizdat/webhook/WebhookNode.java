package org.samizdat.webhook;

import com.codahale.metrics.MetricRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.samizdat.access.Actor;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.Preconditions;
import org.samizdat.network.Targets;
import org.samizdat.testing.Patience;
import org.samizdat.testing.TestClock;

/** All of a node that has to do with webhooks, on a real database, with a clock of its own. */
final class WebhookNode implements AutoCloseable {
  static final Actor STAFF = Actor.server("test");
  static final Preconditions ANY = new Preconditions("*");

  final Database database;
  final TestClock clock;
  final ChangeLog log;
  final WebhookDispatcher dispatcher;
  final WebhookEditor editor;
  final DeliveryEditor deliveries;

  /** One that sends anywhere, and waits for answers for 20 seconds. */
  WebhookNode(Database database, TestClock clock) {
    this(database, clock, new Targets(true), Duration.ofSeconds(20));
  }

  WebhookNode(Database database, TestClock clock, Targets targets, Duration timeout) {
    this.database = database;
    this.clock = clock;
    this.log = new ChangeLog(database, clock);
    WebhookSender sender =
        new WebhookSender(targets, clock, timeout, new SslContextFactory.Client(), "samizdat");
    this.dispatcher =
        new WebhookDispatcher(
            database, clock, new FanOut(database, clock, List.of()), sender, new MetricRegistry());
    this.editor = new WebhookEditor(log, targets, dispatcher::poke);
    this.deliveries = new DeliveryEditor(log, dispatcher, new BaseUrl("https://news.example.org"));
  }

  WebhookNode start() {
    dispatcher.start();
    return this;
  }

  /** A webhook for everything. */
  Webhook webhook(String url) {
    return editor.create(STAFF, everything(url)).webhook();
  }

  static WebhookContent everything(String url) {
    return new WebhookContent(url, Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  /** Changes these topics, one after the other. */
  void change(String... topics) {
    for (String topic : topics) {
      log.write(
          STAFF,
          write -> {
            write.announce(Change.of(ChangeType.TOPIC, topic, ChangeOp.UPDATED, 1, write.now()));
            return topic;
          });
    }
    dispatcher.poke();
  }

  /** What the messages to a webhook are called, in the order in which they were queued. */
  List<String> messageIds(Webhook webhook) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select message_id from webhook_delivery where webhook_id = :id order by position")
                .bind("id", webhook.id())
                .mapTo(String.class)
                .list());
  }

  Webhook now(Webhook webhook) {
    return database.read(handle -> WebhookEditor.find(handle, webhook.id()));
  }

  List<DeliveryDao.Tried> attempts(Webhook webhook) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select a.* from webhook_attempt a
                    join webhook_delivery d on d.id = a.delivery_id
                    where d.webhook_id = :id order by a.at, a.id""")
                .registerRowMapper(
                    org.jdbi.v3.core.mapper.reflect.ConstructorMapper.factory(
                        DeliveryDao.Tried.class))
                .bind("id", webhook.id())
                .mapTo(DeliveryDao.Tried.class)
                .list());
  }

  /** Waits until so many attempts are on record, and the lease is given back. */
  Webhook awaitAttempts(Webhook webhook, int count) {
    Patience.until(
        () -> attempts(webhook).size() >= count && !isLeased(webhook.id()),
        () -> attempts(webhook).toString());
    return now(webhook);
  }

  boolean isLeased(UUID webhook) {
    return database.read(
        handle ->
            handle
                    .createQuery(
                        "select count(*) from webhook where id = :id and leased_until is not null")
                    .bind("id", webhook)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  /** Has somebody else hold the lease for a minute, as one does who was killed just now. */
  void leaseToAnother(Webhook webhook) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "update webhook set leased_by = :other, leased_until = :until where id = :id")
                .bind("other", UUID.randomUUID())
                .bind("until", clock.instant().plusSeconds(60))
                .bind("id", webhook.id())
                .execute());
  }

  void deleteAll() {
    deleteAll(database);
  }

  static void deleteAll(Database database) {
    database.write(handle -> handle.execute("delete from webhook"));
  }

  @Override
  public void close() throws Exception {
    dispatcher.stop();
  }
}
