package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.TestClock;
import org.samizdat.testing.TestDatabaseExtension;

/**
 * A receiver that is away for a while gets everything, in order; one that stays away is left alone.
 */
@Tag("no-database")
class RetryTest {
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private final TestClock clock = new TestClock();
  private final Receiver receiver = Receiver.start();
  private WebhookNode node;

  @BeforeEach
  void start() {
    node = new WebhookNode(DATABASE.get(), clock).start();
  }

  @AfterEach
  void stop() throws Exception {
    node.close();
    receiver.close();
    node.deleteAll();
  }

  private void passUntilDue(Webhook webhook) {
    clock.advance(Duration.between(clock.instant(), webhook.dueAt()).plusMillis(1));
    node.dispatcher.poke();
  }

  @Test
  void receiverThatAnswers500ForDaysIsTriedOnScheduleAndThenDisabled() {
    receiver.answering(500);
    Webhook webhook = node.webhook(receiver.url());
    node.change("first", "second");
    int attempts = RetrySchedule.WAITS.size() + 1;
    for (int attempt = 1; attempt < attempts; attempt++) {
      Webhook failed = node.awaitAttempts(webhook, attempt);
      assertThat(failed.failures()).isEqualTo(attempt);
      Duration wait = RetrySchedule.WAITS.get(attempt - 1);
      assertThat(Duration.between(failed.triedAt().orElseThrow(), failed.dueAt()))
          .isBetween(wait, wait.plus(wait.dividedBy(10)).plusMillis(1));
      passUntilDue(failed);
    }
    Webhook disabled = node.awaitAttempts(webhook, attempts);
    assertThat(disabled.status()).isEqualTo(WebhookStatus.DISABLED);
    assertThat(disabled.disabledReason()).contains(DisabledReason.FAILING);
    assertThat(disabled.revision()).isEqualTo(webhook.revision() + 1);
    assertThat(receiver.objects()).hasSize(attempts).containsOnly("first");
    assertThat(receiver.received())
        .extracting(Receiver.Received::id)
        .containsOnly(receiver.received().get(0).id());
    assertThat(
            receiver.received().stream().map(each -> each.header("webhook-signature")).distinct())
        .hasSize(attempts);
    List<Instant> times = node.attempts(webhook).stream().map(DeliveryDao.Tried::at).toList();
    for (int i = 1; i < attempts; i++) {
      assertThat(Duration.between(times.get(i - 1), times.get(i)))
          .isGreaterThanOrEqualTo(RetrySchedule.WAITS.get(i - 1));
    }

    node.change("third");
    receiver.answering(204);
    node.editor.resume(WebhookNode.STAFF, webhook.id(), WebhookNode.ANY);
    receiver.await(attempts + 3);
    assertThat(receiver.objects().subList(attempts, attempts + 3))
        .containsExactly("first", "second", "third");
    assertThat(node.awaitAttempts(webhook, attempts + 3).failures()).isZero();
  }

  @Test
  void receiverThatIsDownGetsEverythingInOrderWhenItReturns() {
    Webhook webhook = node.webhook(receiver.url());
    receiver.close();
    String[] topics = IntStream.range(0, 30).mapToObj(i -> "topic-" + i).toArray(String[]::new);
    node.change(topics);
    for (int attempt = 1; attempt <= 3; attempt++) {
      passUntilDue(node.awaitAttempts(webhook, attempt));
    }
    node.awaitAttempts(webhook, 4);
    assertThat(node.attempts(webhook))
        .extracting(each -> each.failure().orElseThrow())
        .containsOnly(AttemptFailure.UNREACHABLE);
    node.change("later");
    try (Receiver back = Receiver.startAt(receiver.port())) {
      passUntilDue(node.now(webhook));
      back.await(topics.length + 1);
      assertThat(back.objects().subList(0, topics.length)).containsExactly(topics);
      assertThat(back.objects().get(topics.length)).isEqualTo("later");
      node.awaitAttempts(webhook, 4 + topics.length + 1);
    }
  }

  @Test
  void goneDisablesAtOnceAndIsAudited() {
    receiver.answering(410);
    Webhook webhook = node.webhook(receiver.url());
    node.change("wanted-no-more");
    Webhook disabled = node.awaitAttempts(webhook, 1);
    assertThat(disabled.status()).isEqualTo(WebhookStatus.DISABLED);
    assertThat(disabled.disabledReason()).contains(DisabledReason.GONE);
    List<String> notes =
        DATABASE
            .get()
            .read(
                handle ->
                    handle
                        .createQuery(
                            "select note from audit_entry where object_id = :id and note is not null")
                        .bind("id", webhook.id().toString())
                        .mapTo(String.class)
                        .list());
    assertThat(notes).containsExactly("disabled: gone");
  }

  @Test
  void retryAfterIsHonouredAndBounded() {
    receiver.answering(request -> new Receiver.Reply(503, Map.of("Retry-After", "600")));
    Webhook webhook = node.webhook(receiver.url());
    node.change("busy");
    Webhook failed = node.awaitAttempts(webhook, 1);
    assertThat(Duration.between(failed.triedAt().orElseThrow(), failed.dueAt()))
        .isBetween(Duration.ofSeconds(600), Duration.ofSeconds(661));
    receiver.answering(request -> new Receiver.Reply(503, Map.of("Retry-After", "99999999")));
    passUntilDue(failed);
    Webhook again = node.awaitAttempts(webhook, 2);
    assertThat(Duration.between(again.triedAt().orElseThrow(), again.dueAt()))
        .isBetween(RetrySchedule.LONGEST, RetrySchedule.LONGEST.plusHours(3));
  }

  @Test
  void redirectIsFailureAndIsNotFollowed() {
    try (Receiver elsewhere = Receiver.start()) {
      receiver.answering(request -> new Receiver.Reply(307, Map.of("Location", elsewhere.url())));
      Webhook webhook = node.webhook(receiver.url());
      node.change("led-astray");
      node.awaitAttempts(webhook, 1);
      assertThat(node.attempts(webhook).get(0).failure()).contains(AttemptFailure.REDIRECT);
      receiver.answering(
          request ->
              new Receiver.Reply(
                  302, Map.of("Location", "http://169.254.169.254/latest/meta-data/")));
      passUntilDue(node.now(webhook));
      node.awaitAttempts(webhook, 2);
      assertThat(node.attempts(webhook).get(1).failure()).contains(AttemptFailure.REDIRECT);
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void clockThatIsPutBackHoldsNothingUp() {
    receiver.answering(500);
    Webhook webhook = node.webhook(receiver.url());
    node.change("early");
    node.awaitAttempts(webhook, 1);
    clock.advance(Duration.ofHours(-1));
    receiver.answering(204);
    node.change("late");
    receiver.await(3);
    assertThat(receiver.objects()).containsExactly("early", "early", "late");
    node.awaitAttempts(webhook, 3);
  }

  @Test
  void pausedOneIsToldInOrderWhatChangedMeanwhile() {
    Webhook webhook = node.webhook(receiver.url());
    node.editor.pause(WebhookNode.STAFF, webhook.id(), WebhookNode.ANY);
    node.change("one", "two");
    try (Receiver other = Receiver.start()) {
      node.webhook(other.url());
      node.change("three");
      other.await(1);
    }
    assertThat(receiver.received()).isEmpty();
    node.editor.resume(WebhookNode.STAFF, webhook.id(), WebhookNode.ANY);
    receiver.await(3);
    assertThat(receiver.objects()).containsExactly("one", "two", "three");
    node.awaitAttempts(webhook, 3);
  }

  @Test
  void whatWaitsForOneThatStandsStillIsForgottenWithTheLogAndItSaysSo() {
    Webhook webhook = node.webhook(receiver.url());
    node.editor.pause(WebhookNode.STAFF, webhook.id(), WebhookNode.ANY);
    node.change("long-ago");
    node.dispatcher.forget(Duration.ofDays(30));
    clock.advance(Duration.ofDays(31));
    node.change("lately");
    node.dispatcher.forget(Duration.ofDays(30));
    assertThat(node.now(webhook).forgottenUntil())
        .hasValueSatisfying(
            until -> assertThat(until).isBefore(clock.instant().minus(Duration.ofDays(29))));
    node.editor.resume(WebhookNode.STAFF, webhook.id(), WebhookNode.ANY);
    receiver.await(1);
    assertThat(receiver.objects()).containsExactly("lately");
    node.awaitAttempts(webhook, 1);
  }

  @Test
  void nothingIsForgottenThatNobodyHasQueued() throws Exception {
    Webhook webhook = node.webhook(receiver.url());
    node.close();
    node.change("while-it-was-down");
    clock.advance(Duration.ofDays(40));
    node = new WebhookNode(DATABASE.get(), clock);
    node.dispatcher.forget(Duration.ofDays(30));
    node.log.forget(Duration.ofDays(30));
    node.start();
    receiver.await(1);
    assertThat(receiver.objects()).containsExactly("while-it-was-down");
    node.awaitAttempts(webhook, 1);
  }

  @Test
  void waitsAreThoseOfTheSchedule() {
    assertThat(RetrySchedule.wait(1, java.util.Optional.empty(), 0))
        .contains(Duration.ofSeconds(5));
    assertThat(RetrySchedule.wait(9, java.util.Optional.empty(), 1))
        .contains(Duration.ofHours(24).plus(Duration.ofMinutes(144)));
    assertThat(RetrySchedule.wait(10, java.util.Optional.empty(), 0)).isEmpty();
    assertThat(RetrySchedule.wait(4, java.util.Optional.of(Duration.ofSeconds(1)), 0))
        .contains(Duration.ofHours(2));
  }

  @Test
  void retryAfterIsReadInBothForms() {
    Instant now = Instant.parse("2011-12-16T17:54:00Z");
    assertThat(AnswerReading.retryAfter("120", now)).contains(Duration.ofSeconds(120));
    assertThat(AnswerReading.retryAfter("Fri, 16 Dec 2011 17:55:00 GMT", now))
        .contains(Duration.ofMinutes(1));
    for (String useless :
        List.of("-5", "soon", "1e9", "Fri, 16 Dec 2011 17:00:00 GMT", "99999999999999")) {
      assertThat(AnswerReading.retryAfter(useless, now)).as(useless).isEmpty();
    }
  }
}
