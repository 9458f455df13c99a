package org.samizdat.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.samizdat.contract.Contract;
import org.samizdat.json.Json;
import org.samizdat.testing.Patience;

/**
 * A server on loopback that takes webhooks, holds them against the contract, and remembers them.
 */
final class Receiver implements AutoCloseable {
  /** What it answers. */
  record Reply(int status, Map<String, String> headers) {
    static Reply of(int status) {
      return new Reply(status, Map.of());
    }
  }

  /** A request that has come, with the names of its headers in small letters. */
  record Received(Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.get(name).get(0);
    }

    String id() {
      return header("webhook-id");
    }

    JsonNode json() {
      return Json.read(body, JsonNode.class);
    }

    /** What changed: an id, or the slug of a topic. */
    String object() {
      return json().path("id").asText();
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Function<Received, Reply> behaviour = request -> Reply.of(204);

  private Receiver(HttpServer server, int port) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static Receiver start() {
    return startAt(0);
  }

  /** One at a port where another was before. */
  static Receiver startAt(int port) {
    try {
      return new Receiver(HttpServer.create(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that speaks TLS. */
  static Receiver secure(SSLContext context) {
    try {
      HttpsServer server = HttpsServer.create();
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return new Receiver(server, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    byte[] body = exchange.getRequestBody().readAllBytes();
    Received request = new Received(headers, new String(body, StandardCharsets.UTF_8));
    Reply reply = behaviour.apply(request);
    received.add(request);
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(reply.status(), -1);
    exchange.close();
  }

  Receiver answering(Function<Received, Reply> other) {
    behaviour = other;
    return this;
  }

  Receiver answering(int status) {
    return answering(request -> Reply.of(status));
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  List<Received> received() {
    return received;
  }

  /** What changed, in the order in which it was told, twins included. */
  List<String> objects() {
    return received.stream().map(Received::object).toList();
  }

  /** Waits until so many requests have come; fails when they are not those of the contract. */
  List<Received> await(int count) {
    Patience.until(() -> received.size() >= count, () -> "received " + received);
    for (Received each : received) {
      String kind = each.json().path("type").asText().equals("ping") ? "ping" : "change";
      Contract.get().checkSent(kind, each.headers(), each.body().getBytes(StandardCharsets.UTF_8));
    }
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
