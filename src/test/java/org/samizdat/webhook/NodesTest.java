package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.database.Database;
import org.samizdat.testing.TestClock;
import org.samizdat.testing.TestDatabase;
import org.samizdat.testing.TestDatabaseExtension;

/** Several nodes on one database, and nodes that come and go. */
class NodesTest {
  private static final int NODES = 3;
  private static final int RECEIVERS = 4;
  private static final int CHANGES = 60;
  private static final Duration LEASE = Duration.ofSeconds(61);

  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private final TestClock clock = new TestClock();
  private final List<AutoCloseable> opened = new ArrayList<>();

  private <T extends AutoCloseable> T opened(T one) {
    opened.add(0, one);
    return one;
  }

  private WebhookNode node() {
    return opened(new WebhookNode(DATABASE.get(), clock).start());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    WebhookNode.deleteAll(DATABASE.get());
  }

  private static Database another() {
    return TestDatabase.isPostgresql() ? DATABASE.open() : DATABASE.get();
  }

  @Test
  void severalNodesTellEachReceiverEverythingOnceInOrder() throws Exception {
    List<WebhookNode> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      Database database = i == 0 ? DATABASE.get() : another();
      if (database != DATABASE.get()) {
        opened(database::stop);
      }
      nodes.add(opened(new WebhookNode(database, clock).start()));
    }
    List<Receiver> receivers =
        IntStream.range(0, RECEIVERS).mapToObj(i -> opened(Receiver.start())).toList();
    List<Webhook> webhooks =
        receivers.stream().map(each -> nodes.get(0).webhook(each.url())).toList();
    List<Thread> writers =
        nodes.stream()
            .map(
                node ->
                    new Thread(
                        () ->
                            IntStream.range(0, CHANGES / NODES).forEach(i -> node.change("t" + i))))
            .toList();
    writers.forEach(Thread::start);
    for (Thread each : writers) {
      each.join();
    }
    webhooks.forEach(each -> nodes.get(0).awaitAttempts(each, CHANGES));
    for (Receiver each : receivers) {
      List<Integer> seqs =
          each.received().stream().map(one -> one.json().path("seq").asInt()).toList();
      int first = seqs.get(0);
      assertThat(seqs).isEqualTo(IntStream.range(first, first + CHANGES).boxed().toList());
    }
  }

  @Test
  void queueOfADeadNodeIsTakenOverWhenItsLeaseHasRunOut() {
    WebhookNode node = node();
    Receiver receiver = opened(Receiver.start());
    Receiver other = opened(Receiver.start());
    Webhook webhook = node.webhook(receiver.url());
    Webhook free = node.webhook(other.url());
    node.leaseToAnother(webhook);
    node.change("one", "two");
    node.awaitAttempts(free, 2);
    assertThat(receiver.received()).isEmpty();
    clock.advance(LEASE);
    node.change("three");
    receiver.await(3);
    assertThat(receiver.objects()).containsExactly("one", "two", "three");
    node.awaitAttempts(webhook, 3);
    node.awaitAttempts(free, 3);
  }

  @Test
  void whoeverHasLostTheLeaseNotesNothingAndTheMessageComesAgain() {
    WebhookNode node = node();
    Receiver receiver = opened(Receiver.start());
    Webhook webhook = node.webhook(receiver.url());
    receiver.answering(
        request -> {
          node.leaseToAnother(webhook);
          return Receiver.Reply.of(204);
        });
    node.change("one", "two");
    receiver.await(1);
    receiver.answering(204);
    clock.advance(LEASE);
    receiver.await(3);
    assertThat(receiver.objects()).containsExactly("one", "one", "two");
    assertThat(receiver.received().get(1).id()).isEqualTo(receiver.received().get(0).id());
    node.awaitAttempts(webhook, 2);
    assertThat(node.attempts(webhook)).hasSize(2);
  }

  @Test
  void whatWasUnderWayAtAStopComesAgainAfterTheStart() throws Exception {
    WebhookNode first = new WebhookNode(DATABASE.get(), clock).start();
    Receiver receiver = opened(Receiver.start());
    Webhook webhook = first.webhook(receiver.url());
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    receiver.answering(
        request -> {
          asked.countDown();
          try {
            stopped.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return Receiver.Reply.of(204);
        });
    first.change("under-way", "waiting");
    asked.await();
    first.close();
    stopped.countDown();
    assertThat(first.attempts(webhook)).isEmpty();
    receiver.answering(204);
    WebhookNode next = node();
    next.change("after");
    next.awaitAttempts(webhook, 3);
    assertThat(receiver.objects()).endsWith("under-way", "waiting", "after");
    assertThat(next.messageIds(webhook)).doesNotHaveDuplicates().hasSize(3);
  }
}
