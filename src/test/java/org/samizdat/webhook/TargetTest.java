package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.network.HostResolver;
import org.samizdat.network.RefusedTarget;
import org.samizdat.network.Targets;
import org.samizdat.problem.ProblemException;
import org.samizdat.testing.Api;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.TestClock;
import org.samizdat.testing.TestDatabaseExtension;

/** Nothing is sent to where only this machine or its network could reach, however it is written. */
@Tag("no-database")
class TargetTest {
  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();
  @RegisterExtension static final TestDatabaseExtension DATABASE = new TestDatabaseExtension();

  private static final String PUBLIC = "93.184.215.14";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Hooks hooks = new Hooks(SERVER.admin());
  private final TestClock clock = new TestClock();

  /** A name server that gives these answers, one after the other, and the last for ever. */
  private static final class Names implements HostResolver {
    private final Deque<List<InetAddress>> answers = new ArrayDeque<>();
    private int asked;

    Names then(String... addresses) throws UnknownHostException {
      List<InetAddress> answer = new java.util.ArrayList<>();
      for (String each : addresses) {
        answer.add(InetAddress.getByName(each));
      }
      answers.add(answer);
      return this;
    }

    @Override
    public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
      asked++;
      return answers.size() == 1 ? answers.peek() : answers.pop();
    }
  }

  @AfterEach
  void deleteAll() {
    hooks.deleteAll();
    WebhookNode.deleteAll(DATABASE.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/",
        "https://localhost./",
        "https://LOCALHOST:8443/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.0x1/",
        "https://127.0.0.1./",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://100.64.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::]/",
        "https://[::1]/",
        "https://[::127.0.0.1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:a9fe:a9fe]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:db8::1]/",
        "https://[fc00::1]/",
        "https://[fe80::1]/",
        "https://[ff02::1]/",
        "http://93.184.215.14/",
        "https://93.184.215.14:22/"
      })
  void privateTargetIsRefusedAtCreation(String url) {
    Api staff = SERVER.admin();
    String body = "{\"url\": \"" + url + "\"}";
    staff.post(Hooks.PATH, body).expectProblem(422, "invalid-content").expectPointer("/url");
  }

  @Test
  void editCannotLeadToAPrivateTargetEither() {
    Api staff = SERVER.admin().ifMatch("*");
    for (String each : List.of("https://93.184.215.14/", "https://[2606:4700:4700::1111]/")) {
      String path = Hooks.path(hooks.create(each).at("/id"));
      String body = "{\"url\": \"https://127.0.0.1/\"}";
      staff.patch(path, body).expectProblem(422, "invalid-content").expectPointer("/url");
      staff.put(path, body).expectProblem(422, "invalid-content").expectPointer("/url");
    }
  }

  @Test
  void onePrivateAddressAmongOthersIsRefused() throws Exception {
    Targets targets = new Targets(false, new Names().then(PUBLIC, "10.0.0.1"));
    assertThatThrownBy(() -> targets.addresses("mixed.example.org"))
        .isInstanceOf(RefusedTarget.class);
    Targets good = new Targets(false, new Names().then(PUBLIC, "2606:4700::1111"));
    assertThat(good.addresses("good.example.org")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254"})
  void nameThatLeadsToAPrivateAddressOnlyAtDeliveryIsRefusedThen(String address) throws Exception {
    Names names = new Names().then(PUBLIC).then(address);
    try (ServerSocket inside = new ServerSocket(0);
        WebhookNode node =
            new WebhookNode(DATABASE.get(), clock, new Targets(false, names), TIMEOUT).start()) {
      inside.setSoTimeout(1);
      Webhook webhook =
          node.webhook("https://rebinding.example.org:" + inside.getLocalPort() + "/hook");
      node.change("secret");
      Webhook tried = node.awaitAttempts(webhook, 1);
      assertThat(node.attempts(webhook).get(0).failure()).contains(AttemptFailure.REFUSED_TARGET);
      assertThat(tried.failures()).isEqualTo(1);
      assertThatThrownBy(inside::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void nameIsLookedUpOnceAndTheConnectionGoesWhereThatLed() throws Exception {
    Names names = new Names().then("127.0.0.1").then("127.0.0.1").then("192.0.2.1");
    try (Receiver receiver = Receiver.start();
        WebhookNode node =
            new WebhookNode(DATABASE.get(), clock, new Targets(true, names), TIMEOUT).start()) {
      String host = "hook.example.org:" + receiver.port();
      Webhook webhook = node.webhook("http://" + host + "/hook");
      node.change("pinned", "again");
      receiver.await(2);
      assertThat(receiver.received().get(0).header("host")).isEqualTo(host);
      node.awaitAttempts(webhook, 2);
      assertThat(names.asked).isEqualTo(2);
    }
  }

  @Test
  void nameThatLeadsNowhereIsRefusedAtCreation() throws Exception {
    HostResolver nowhere =
        host -> {
          throw new UnknownHostException(host);
        };
    try (WebhookNode node =
        new WebhookNode(DATABASE.get(), clock, new Targets(false, nowhere), TIMEOUT).start()) {
      assertThatThrownBy(() -> node.webhook("https://nowhere.example.org/"))
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void formIsCheckedBeforeEachMessageToo() {
    Targets strict = new Targets(false);
    assertThatThrownBy(() -> strict.requireHttps("http://example.org/"))
        .isInstanceOf(RefusedTarget.class);
    assertThat(new Targets(true))
        .satisfies(
            open ->
                assertThat(open.requireHttps("http://example.org/"))
                    .isEqualTo(URI.create("http://example.org/")));
  }
}
