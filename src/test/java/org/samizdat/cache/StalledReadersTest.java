package org.samizdat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samizdat.change.ChangeClock;
import org.samizdat.testing.Patience;
import org.samizdat.testing.TestClock;

/** Clients that stop reading in the middle of an answer: more of them than there are threads. */
@Tag("no-database")
class StalledReadersTest {
  private static final int THREADS = 8;
  private static final int STALLED = 40;
  private static final int IDLE_MILLIS = 2_000;
  private static final int LENGTH = 4_000_000;

  private final CountingOrigin origin = new CountingOrigin();
  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final ServerConnector connector = new ServerConnector(server);
  private final List<Socket> stalled = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    origin.length = LENGTH;
    ReadCache cache =
        new ReadCache(
            new CacheConfiguration(1 << 28),
            new ChangeClock(),
            () -> false,
            new TestClock(),
            "Cache-Tag");
    cache.setHandler(origin);
    connector.setName("application");
    connector.setHost("localhost");
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(cache);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket each : stalled) {
      each.close();
    }
    server.stop();
  }

  private int read() throws Exception {
    URI uri = URI.create("http://localhost:%d/v1/topics".formatted(connector.getLocalPort()));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
        .body()
        .length;
  }

  private void stall() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress("localhost", connector.getLocalPort()));
    String request = "GET /v1/topics HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.repeat(3).getBytes(StandardCharsets.US_ASCII));
    stalled.add(socket);
  }

  @Test
  void holdNoThreadAndAreDroppedInTime() throws Exception {
    assertThat(read()).isGreaterThan(LENGTH);
    for (int i = 0; i < STALLED; i++) {
      stall();
    }
    Patience.await(() -> connector.getConnectedEndPoints().size() >= STALLED);
    assertThat(read()).isGreaterThan(LENGTH);
    Patience.until(
        () -> connector.getConnectedEndPoints().stream().noneMatch(this::isStalled),
        () -> connector.getConnectedEndPoints().size() + " are still there");
    assertThat(read()).isGreaterThan(LENGTH);
    assertThat(origin.asked).hasValue(1);
  }

  private boolean isStalled(org.eclipse.jetty.io.EndPoint endPoint) {
    return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress remote
        && stalled.stream().anyMatch(each -> each.getLocalPort() == remote.getPort());
  }
}
