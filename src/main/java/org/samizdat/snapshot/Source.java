package org.samizdat.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.samizdat.json.Json;

/** The public API of a running server, as anyone can read it. */
final class Source {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
  private static final List<String> TAG_HEADERS = List.of("Cache-Tag", "Surrogate-Key", "xkey");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOVED = 308;

  /** There, no page of the list any more, missing, or withdrawn: all else says nothing of it. */
  private static final Set<Integer> KNOWN = Set.of(200, 400, 404, 410);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String server;
  private final String base;

  private Source(String server, String base) {
    this.server = server;
    this.base = base;
  }

  /**
   * Opens it.
   *
   * @param server where it can be reached, which need not be where its links lead
   */
  static Source at(String server) throws IOException {
    String plain = server.replaceFirst("/+$", "");
    Source unknown = new Source(plain, plain);
    Answer service = unknown.get(Address.of("/v1"));
    String self = service.isJson() ? service.json().at("/links/self").asText() : "";
    if (!self.endsWith("/v1")) {
      throw new IOException(server + " is no samizdat server: its /v1 names no address of its own");
    }
    return new Source(plain, self.substring(0, self.length() - "/v1".length()));
  }

  /** What every link begins with. */
  String base() {
    return base;
  }

  /** Where a link of this API leads, if the tree has a place for that. */
  Optional<Address> address(String link) {
    return link.startsWith(base + "/")
        ? Address.parse(link.substring(base.length()))
        : Optional.empty();
  }

  Answer get(Address address) throws IOException {
    return get(address, 0);
  }

  /**
   * Reads an answer. What has moved is read where it is now.
   *
   * @param limit of items on the page; 0 leaves that to the server
   * @throws IOException where it is neither there nor known to be missing
   */
  Answer get(Address address, int limit) throws IOException {
    HttpResponse<byte[]> response = send(address.text() + limit(address, limit));
    if (response.statusCode() == MOVED) {
      String location = response.headers().firstValue("Location").orElse("");
      Address current =
          address(location)
              .orElseThrow(() -> new IOException(address.text() + " moved to " + location));
      response = send(current.text());
    }
    int status = response.statusCode();
    if (!KNOWN.contains(status)) {
      throw new IOException(
          "%s%s answered %d; run this again later, it goes on from here"
              .formatted(server, address.text(), status));
    }
    return answer(response, limit);
  }

  private static String limit(Address address, int limit) {
    return limit == 0 ? "" : (address.query().isEmpty() ? "?" : "&") + "limit=" + limit;
  }

  /** A page of the change feed; empty where the token is no longer good. */
  Optional<JsonNode> changes(String since) throws IOException {
    HttpResponse<byte[]> response = send("/v1/changes?limit=200&since=" + since);
    return switch (response.statusCode()) {
      case 200 -> Optional.of(Json.mapper().readTree(response.body()));
      case 400, 410 -> Optional.empty();
      default -> throw new IOException(server + "/v1/changes answered " + response.statusCode());
    };
  }

  /** The same id each time, or what names the request would be another in every file. */
  private HttpResponse<byte[]> send(String pathAndQuery) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + pathAndQuery))
            .header("X-Request-Id", "snapshot")
            .timeout(PATIENCE)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IOException e) {
      throw new IOException("%s%s cannot be read: %s".formatted(server, pathAndQuery, e), e);
    }
  }

  private Answer answer(HttpResponse<byte[]> response, int limit) {
    List<String> tags =
        TAG_HEADERS.stream()
            .flatMap(name -> response.headers().firstValue(name).stream())
            .flatMap(value -> Arrays.stream(value.split("[, ]+")))
            .toList();
    Optional<Address> next =
        response.headers().allValues("Link").stream()
            .map(NEXT::matcher)
            .flatMap(found -> found.find() ? Stream.of(found.group(1)) : Stream.empty())
            .findFirst()
            .map(
                link ->
                    link.replaceFirst("[&]limit=[0-9]+", "").replaceFirst("[?]limit=[0-9]+&", "?"))
            .flatMap(this::address);
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Answer(response.statusCode(), response.body(), type, tags, next, limit);
  }
}
