package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.TestClock;
import org.samizdat.testing.TestDatabaseExtension;

/** Messages are verified by the library of Standard Webhooks, and by the published key. */
@Tag("no-database")
class SignatureTest {
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  /** What comes before the 32 bytes of an Ed25519 key in X.509 (RFC 8410 §4). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

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

  private WebhookEditor.Keyed made() {
    return node.editor.create(WebhookNode.STAFF, WebhookNode.everything(receiver.url()));
  }

  private static void verify(WebhookEditor.Keyed keyed, Receiver.Received message)
      throws WebhookVerificationException {
    new com.standardwebhooks.Webhook(keyed.key().secret())
        .verify(message.body(), message.headers());
  }

  /** Whether the secret would have made one of the signatures, whenever that was. */
  private static boolean isSignedBy(WebhookEditor.Keyed keyed, Receiver.Received message)
      throws Exception {
    String signature =
        new com.standardwebhooks.Webhook(keyed.key().secret())
            .sign(
                message.id(), Long.parseLong(message.header("webhook-timestamp")), message.body());
    return signatures(message).contains(signature);
  }

  private static List<String> signatures(Receiver.Received message) {
    return List.of(message.header("webhook-signature").split(" "));
  }

  private static boolean isSignedByPublic(String key, Receiver.Received message)
      throws GeneralSecurityException {
    byte[] raw = Base64.getDecoder().decode(key.substring("whpk_".length()));
    byte[] encoded = new byte[X509.length + raw.length];
    System.arraycopy(X509, 0, encoded, 0, X509.length);
    System.arraycopy(raw, 0, encoded, X509.length, raw.length);
    String text = message.id() + "." + message.header("webhook-timestamp") + "." + message.body();
    for (String each : signatures(message)) {
      if (each.startsWith("v1a,")) {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        if (signature.verify(Base64.getDecoder().decode(each.substring("v1a,".length())))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void libraryVerifiesWhatIsSentAndNothingElse() throws Exception {
    WebhookEditor.Keyed made = made();
    WebhookEditor.Keyed other = made();
    node.change("signed");
    receiver.await(2);
    Receiver.Received message =
        receiver.received().stream()
            .filter(each -> each.id().equals(node.messageIds(made.webhook()).get(0)))
            .findFirst()
            .orElseThrow();
    verify(made, message);
    assertThatThrownBy(() -> verify(other, message))
        .isInstanceOf(WebhookVerificationException.class);
    Receiver.Received forged =
        new Receiver.Received(message.headers(), message.body().replace("signed", "forged"));
    assertThatThrownBy(() -> verify(made, forged)).isInstanceOf(WebhookVerificationException.class);
    assertThat(isSignedByPublic(made.key().publicKey(), message)).isTrue();
    assertThat(isSignedByPublic(other.key().publicKey(), message)).isFalse();
    assertThat(isSignedByPublic(made.key().publicKey(), forged)).isFalse();
    node.awaitAttempts(made.webhook(), 1);
    node.awaitAttempts(other.webhook(), 1);
  }

  @Test
  void bothKeysSignUntilTheOldOneHasRunOut() throws Exception {
    WebhookEditor.Keyed old = made();
    WebhookEditor.Keyed next =
        node.editor.rotate(
            WebhookNode.STAFF, old.webhook().id(), WebhookNode.ANY, Duration.ofHours(2));
    node.change("both");
    receiver.await(1);
    Receiver.Received both = receiver.received().get(0);
    assertThat(signatures(both)).hasSize(4);
    verify(old, both);
    verify(next, both);
    assertThat(isSignedByPublic(old.key().publicKey(), both)).isTrue();
    assertThat(isSignedByPublic(next.key().publicKey(), both)).isTrue();
    node.awaitAttempts(old.webhook(), 1);
    clock.advance(Duration.ofHours(3));
    node.change("new-alone");
    receiver.await(2);
    Receiver.Received alone = receiver.received().get(1);
    assertThat(signatures(alone)).hasSize(2);
    assertThat(isSignedBy(next, alone)).isTrue();
    assertThat(isSignedBy(old, alone)).isFalse();
    node.awaitAttempts(old.webhook(), 2);
  }

  @Test
  void leakedKeySignsNothingMore() throws Exception {
    WebhookEditor.Keyed old = made();
    WebhookEditor.Keyed next =
        node.editor.rotate(WebhookNode.STAFF, old.webhook().id(), WebhookNode.ANY, Duration.ZERO);
    node.change("leaked");
    receiver.await(1);
    assertThat(isSignedBy(next, receiver.received().get(0))).isTrue();
    assertThat(isSignedBy(old, receiver.received().get(0))).isFalse();
    assertThat(isSignedByPublic(old.key().publicKey(), receiver.received().get(0))).isFalse();
    node.awaitAttempts(old.webhook(), 1);
  }

  @Test
  void keysAreInNoText() {
    WebhookEditor.Keyed made = made();
    assertThat(made.toString() + made.key())
        .doesNotContain(made.key().secret(), made.key().privateKey());
  }
}
