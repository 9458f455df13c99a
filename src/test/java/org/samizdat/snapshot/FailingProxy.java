package org.samizdat.snapshot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server, and after so many answers says something else. */
final class FailingProxy implements AutoCloseable {
  private static final List<String> PASSED_ON =
      List.of("Content-Type", "Cache-Tag", "Link", "Location");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer front;
  private final int port;
  private final int status;
  private final AtomicInteger left;

  FailingProxy(int port, int answers, int status) throws IOException {
    this.port = port;
    this.status = status;
    this.left = new AtomicInteger(answers);
    this.front = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    front.setExecutor(Executors.newCachedThreadPool());
    front.createContext("/", this::answer);
    front.start();
  }

  String url() {
    return "http://localhost:" + front.getAddress().getPort();
  }

  void recover() {
    left.set(Integer.MAX_VALUE);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (left.getAndDecrement() <= 0) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      HttpResponse<byte[]> real =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://localhost:" + port + exchange.getRequestURI()))
                  .header("X-Request-Id", exchange.getRequestHeaders().getFirst("X-Request-Id"))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      for (String name : PASSED_ON) {
        real.headers().allValues(name).forEach(v -> exchange.getResponseHeaders().add(name, v));
      }
      exchange.sendResponseHeaders(real.statusCode(), real.body().length);
      exchange.getResponseBody().write(real.body());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    front.stop(0);
  }
}
