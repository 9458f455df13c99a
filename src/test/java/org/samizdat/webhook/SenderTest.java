package org.samizdat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.network.Targets;
import org.samizdat.testing.TestClock;

/** What hostile and broken receivers can do to this server: very little. */
@Tag("no-database")
class SenderTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String PASSWORD = "certificate";
  private static final String ALIAS = "hook";

  private WebhookSender sender;

  @AfterEach
  void stop() throws Exception {
    sender.close();
  }

  /** Talks to one who has connected. */
  private interface Talk {
    void with(InputStream in, OutputStream out) throws IOException, InterruptedException;
  }

  /** A server that speaks as a test would have it. */
  private static final class RawServer implements AutoCloseable {
    private final ServerSocket socket;

    RawServer(Talk talk) throws IOException {
      socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      Thread thread =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try (Socket one = socket.accept()) {
                    hear(one.getInputStream());
                    talk.with(one.getInputStream(), one.getOutputStream());
                  } catch (IOException | InterruptedException e) {
                    // the other end has had enough
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    /** Reads the request, for an answer that comes before it belongs to none. */
    private static void hear(InputStream in) throws IOException {
      StringBuilder heard = new StringBuilder();
      while (heard.indexOf("\r\n\r\n{}") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new EOFException();
        }
        heard.append((char) next);
      }
    }

    String url() {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/hook";
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Attempt send(String url, Duration timeout, SslContextFactory.Client tls)
      throws Exception {
    Targets targets = new Targets(true, host -> List.of(InetAddress.getByName("127.0.0.1")));
    sender = new WebhookSender(targets, new TestClock(), timeout, tls, "samizdat");
    sender.start();
    return sender
        .send(new Parcel(url, "msg_1", "{}", List.of(SigningKey.make())))
        .get(30, TimeUnit.SECONDS);
  }

  private Attempt send(Talk talk, Duration timeout) throws Exception {
    try (RawServer server = new RawServer(talk)) {
      return send(server.url(), timeout, new SslContextFactory.Client());
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void serverThatNeverAnswersIsLeft() throws Exception {
    Attempt attempt = send((in, out) -> in.transferTo(OutputStream.nullOutputStream()), SHORT);
    assertThat(attempt.failure()).contains(AttemptFailure.TIMEOUT);
    assertThat(attempt.status()).isEmpty();
    assertThat(attempt.took()).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void serverThatDribblesIsLeft() throws Exception {
    Attempt attempt =
        send(
            (in, out) -> {
              write(out, "HTTP/1.1 200 OK\r\n");
              while (true) {
                write(out, "X-Slow: 1\r\n");
                TimeUnit.MILLISECONDS.sleep(20);
              }
            },
            SHORT);
    assertThat(attempt.failure()).contains(AttemptFailure.TIMEOUT);
  }

  @Test
  void endlessBodyIsCutOff() throws Exception {
    AtomicLong written = new AtomicLong();
    Attempt attempt =
        send(
            (in, out) -> {
              write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n");
              byte[] block = new byte[8192];
              while (true) {
                out.write(block);
                written.addAndGet(block.length);
              }
            },
            LONG);
    assertThat(attempt.succeeded()).isTrue();
    assertThat(attempt.status()).contains(200);
    assertThat(written.get()).as("what fits the buffers of sockets").isLessThan(50_000_000);
  }

  @Test
  void endlessHeadersAreCutOff() throws Exception {
    Attempt attempt =
        send(
            (in, out) -> {
              write(out, "HTTP/1.1 200 OK\r\n");
              while (true) {
                write(out, "X-More: " + "x".repeat(1000) + "\r\n");
              }
            },
            LONG);
    assertThat(attempt.failure()).contains(AttemptFailure.BROKEN);
  }

  @Test
  void garbageAndSilenceAreNoAnswer() throws Exception {
    assertThat(send((in, out) -> write(out, "220 smtp ready\r\n\r\n"), LONG).failure())
        .contains(AttemptFailure.BROKEN);
    sender.close();
    assertThat(send((in, out) -> {}, LONG).failure()).contains(AttemptFailure.BROKEN);
  }

  @Test
  void otherStatusesAreFailures() throws Exception {
    for (String status : List.of("401 Who\r\nWWW-Authenticate: Basic realm=\"x\"", "404 No")) {
      Attempt attempt =
          send(
              (in, out) -> write(out, "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n"),
              LONG);
      assertThat(attempt.failure()).contains(AttemptFailure.STATUS);
      sender.close();
    }
  }

  @Test
  void closedPortIsUnreachable() throws Exception {
    String url;
    try (RawServer gone = new RawServer((in, out) -> {})) {
      url = gone.url();
    }
    assertThat(send(url, LONG, new SslContextFactory.Client()).failure())
        .contains(AttemptFailure.UNREACHABLE);
  }

  @Test
  void encryptedConnectionNeedsATrustedCertificateForTheName(@TempDir Path folder)
      throws Exception {
    KeyStore store = certificate(folder);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext own = SSLContext.getInstance("TLS");
    own.init(keys.getKeyManagers(), null, null);
    try (Receiver receiver = Receiver.secure(own)) {
      String port = ":" + receiver.port() + "/hook";
      assertThat(send("https://hook.example.org" + port, LONG, trusting(store)).failure())
          .isEmpty();
      sender.close();
      assertThat(send("https://other.example.org" + port, LONG, trusting(store)).failure())
          .contains(AttemptFailure.TLS);
      sender.close();
      assertThat(
              send("https://hook.example.org" + port, LONG, new SslContextFactory.Client())
                  .failure())
          .contains(AttemptFailure.TLS);
      assertThat(receiver.received()).hasSize(1);
    }
  }

  private static SslContextFactory.Client trusting(KeyStore store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
    SslContextFactory.Client tls = new SslContextFactory.Client();
    tls.setTrustStore(trusted);
    return tls;
  }

  /** A certificate for {@code hook.example.org} that nobody but its owner trusts. */
  private static KeyStore certificate(Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                ALIAS,
                "-dname",
                "CN=hook.example.org",
                "-ext",
                "san=dns:hook.example.org",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }
}
