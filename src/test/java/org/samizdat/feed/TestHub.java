package org.samizdat.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.samizdat.testing.Patience;

/** A hub on loopback that remembers which feeds it has been told of. */
final class TestHub implements AutoCloseable {
  private static final String PING = "hub.mode=publish&hub.url=";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile Function<String, Integer> behaviour = feed -> 204;
  private volatile Map<String, String> headers = Map.of();

  TestHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean ping =
        exchange.getRequestMethod().equals("POST")
            && body.startsWith(PING)
            && exchange
                .getRequestHeaders()
                .getFirst("Content-Type")
                .equals("application/x-www-form-urlencoded");
    String feed = URLDecoder.decode(body.substring(PING.length()), StandardCharsets.UTF_8);
    int status = ping ? behaviour.apply(feed) : 400;
    told.add(ping ? feed : "not a ping: " + body);
    headers.forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** Answers with this status, after whatever else the function does. */
  TestHub answering(Function<String, Integer> other) {
    behaviour = other;
    return this;
  }

  TestHub redirectingTo(String url) {
    headers = Map.of("Location", url);
    return answering(feed -> 307);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hub";
  }

  /** The addresses that it was told, in order, twins included. */
  List<String> told() {
    return told;
  }

  void awaitTold(String... feeds) {
    Patience.until(() -> told.containsAll(List.of(feeds)), told::toString);
  }

  void awaitPings(int count) {
    Patience.until(() -> told.size() >= count, told::toString);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
