package org.samizdat.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.samizdat.contract.Contract;

/**
 * A client that speaks real HTTP to a server, and holds every answer against the contract.
 * Immutable: each {@code with} makes another client.
 */
public final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;
  private final Map<String, String> headers;
  private final boolean checking;

  public Api(String base) {
    this(base, Map.of(), true);
  }

  private Api(String base, Map<String, String> headers, boolean checking) {
    this.base = base;
    this.headers = headers;
    this.checking = checking;
  }

  /** For benchmarks: the contract is not consulted, which takes longer than many an answer. */
  public Api unchecked() {
    return new Api(base, headers, false);
  }

  public Api with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Api(base, more, checking);
  }

  public Api withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Api ifMatch(String etag) {
    return with("If-Match", etag);
  }

  public Answer get(String path) {
    return send("GET", path);
  }

  public Answer head(String path) {
    return send("HEAD", path);
  }

  public Answer post(String path, String json) {
    return send("POST", path, "application/json", json);
  }

  /** A POST without a body. */
  public Answer post(String path) {
    return send("POST", path);
  }

  public Answer put(String path, String json) {
    return send("PUT", path, "application/json", json);
  }

  public Answer patch(String path, String json) {
    return send("PATCH", path, "application/merge-patch+json", json);
  }

  public Answer delete(String path) {
    return send("DELETE", path);
  }

  /** All of it, or of a stream what comes up to the first event. */
  private static byte[] body(HttpResponse<InputStream> response) throws IOException {
    boolean endless =
        response
            .headers()
            .firstValue("Content-Type")
            .filter("text/event-stream"::equals)
            .isPresent();
    try (InputStream in = response.body()) {
      if (!endless) {
        return in.readAllBytes();
      }
      ByteArrayOutputStream begin = new ByteArrayOutputStream();
      int next = in.read();
      while (next >= 0 && !begin.toString(StandardCharsets.UTF_8).matches("(?s).*data: .*\n\n")) {
        begin.write(next);
        next = in.read();
      }
      return begin.toByteArray();
    }
  }

  /** The body as it was before it was compressed. */
  private static byte[] plain(Answer answer) throws IOException {
    boolean compressed = answer.header("Content-Encoding").filter("gzip"::equals).isPresent();
    return compressed && answer.body().length > 0
        ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
        : answer.body();
  }

  public Answer send(String method, String path, String contentType, String body) {
    return send(method, path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A request without a body. */
  public Answer send(String method, String path) {
    return send(method, path, null, (byte[]) null);
  }

  public Answer send(String method, String path, String contentType, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      Answer answer = new Answer(response.statusCode(), response.headers().map(), body(response));
      if (checking
          && (path.startsWith("/v1") || path.startsWith("/.well-known/"))
          && !method.equals("OPTIONS")) {
        Contract.get().check(method, path, answer.status(), answer.headers(), plain(answer));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
