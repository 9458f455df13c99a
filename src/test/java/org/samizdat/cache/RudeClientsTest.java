package org.samizdat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/**
 * What no polite client sends, over bare sockets: each is answered from the cache as a server
 * without one answers it.
 */
@Tag("no-database")
class RudeClientsTest {
  private static final String ARTICLE = "/v1/articles/rude";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final int SEED = 16121991;

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_CACHE_BYTES", "67108864");

  @RegisterExtension
  static final SamizdatServer UNCACHED =
      new SamizdatServer().sharing(SERVER).with("SAMIZDAT_CACHE_BYTES", "0");

  @BeforeAll
  static void publish() {
    new Desk(SERVER.admin()).article("rude");
  }

  private static String request(String line, String... headers) {
    return line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
  }

  private static String get(String target, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Host: localhost");
    return request("GET " + target + " HTTP/1.1", all.toArray(String[]::new));
  }

  /** All that comes until the server closes the connection. */
  private static String exchange(SamizdatServer server, String request) throws IOException {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Status, what kind of thing it is, and the body, without what differs from answer to answer. */
  private static String essence(String answer) {
    int body = answer.indexOf("\r\n\r\n");
    Matcher status = STATUS.matcher(answer);
    String type =
        answer
            .substring(0, Math.max(0, body))
            .lines()
            .filter(line -> line.matches("(?i)(content-(type|encoding)|etag|location): .*"))
            .map(line -> line.toLowerCase(java.util.Locale.ROOT))
            .sorted()
            .toList()
            .toString();
    String text = answer.substring(Math.max(0, body)).replaceAll("\"requestId\":\"[^\"]*\"", "");
    return (status.find() ? status.group(1) : "none") + type + (type.contains("gzip") ? "" : text);
  }

  private static void assertAnsweredAlike(String request) throws IOException {
    String plain = essence(exchange(UNCACHED, request));
    for (int i = 0; i < 3; i++) {
      assertThat(essence(exchange(SERVER, request))).as(request).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/articles/rude?",
        "/v1/articles/rude?&",
        "/v1/articles/rude?&&fields=slug&",
        "/v1/articles/rude?fields=slug&fields=headline",
        "/v1/articles/rude?fields=%73lug",
        "/v1/articles/rude?fields=slug%26x=1",
        "/v1/articles/rude?fields=%",
        "/v1/articles/rude?%66ields=slug",
        "/v1/articles/rude?x",
        "/v1/articles/rude?_=1700000000",
        "/v1/articles/rude?utm_source=x&fbclid=y",
        "/v1/articles/rude#fragment",
        "/v1/articles/%72ude",
        "/v1/articles/RUDE",
        "/v1/articles/rude/",
        "/v1/articles//rude",
        "//v1/articles/rude",
        "/v1/./articles/rude",
        "/v1/articles/x/../rude",
        "/v1/articles/x/%2e%2e/rude",
        "/v1/articles/..%2f..%2fv1%2fadmin%2farticles",
        "/v1/articles%2frude",
        "/v1/articles/rude%00",
        "/v1/articles/rude%0d%0aX-Evil:%201",
        "/v1/articles/rude;jsessionid=1",
        "/v1/articles;x=y/rude",
        "/v1/admin;/articles",
        "/v1/%61dmin/articles",
        "/v1/x/../admin/articles",
        "/v1/articles/../admin/articles",
        "/v1/articles/%2e%2e/admin/articles",
        "/v1/admin%2farticles",
        "/v1/articles\\..\\admin",
        "/v1/articles/rude?fields=slug HTTP/1.1 x",
        "http://evil.example/v1/articles/rude",
        "http://evil.example:1/v1/admin/articles",
        "HTTPS://evil.example/v1/articles/rude",
        "*",
        "v1/articles/rude",
      })
  void addressIsTakenAsTheFrameworkTakesIt(String target) throws IOException {
    assertAnsweredAlike(get(target));
    assertThat(exchange(SERVER, get(target))).doesNotContain("evil.example/", "X-Evil: 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/./articles/%s",
        "/v1/articles/x/../%s",
        "/v1/articles/x/%%2e%%2e/%s",
        "/v1/articles/%s;x=y",
        "/v1;x=y/articles/%s",
        "/v1/articles//%s",
        "/v1/articles/%s/",
        "/v1/articles/%s?x=y",
      })
  void oddAddressSpoilsNoOther(String odd) throws IOException {
    String slug = Desk.slug("spoilt");
    new Desk(SERVER.admin()).article(slug);
    exchange(SERVER, get(odd.formatted(slug)));
    assertThat(exchange(SERVER, get("/v1/articles/" + slug))).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: a=b; session=c",
        "Authorization: Bearer sz_wrong_wrong",
        "Authorization: Basic OnRlc3QtYWRtaW4tdG9rZW4tMDEyMzQ1Njc4OQ==",
        "Authorization: nonsense",
        "Cache-Control: no-cache, no-store, max-age=0",
        "Pragma: no-cache",
        "Range: bytes=0-9",
        "Range: bytes=0-1,5-6,-1",
        "If-Range: \"x\"",
        "Accept-Encoding: gzip;q=0, gzip;q=1",
        "Accept-Encoding: identity;q=0, *;q=0",
        "Accept-Encoding: br, zstd",
        "Accept: text/html",
        "Accept: application/json;q=0",
        "Accept: nonsense",
        "If-None-Match: *",
        "If-None-Match: W/\"x\", \"y\"",
        "If-Match: \"x\"",
        "Content-Length: 0",
        "Expect: 100-continue",
        "Upgrade: websocket",
        "Host: other.example",
        "Forwarded: host=evil.example",
        "X-Forwarded-Host: evil.example",
        "X-HTTP-Method-Override: DELETE",
        "X-Original-URL: /v1/admin/articles",
        "Transfer-Encoding: chunked, identity",
        "X-Request-Id: <script>alert(1)</script>",
      })
  void headerChangesNothingThatItWouldNotChangeWithoutACache(String header) throws IOException {
    assertAnsweredAlike(get(ARTICLE, header));
    assertThat(exchange(SERVER, get(ARTICLE, header))).doesNotContain("evil.example", "<script>");
    // and whoever comes next is answered as usual
    assertThat(exchange(SERVER, get(ARTICLE))).startsWith("HTTP/1.1 200").contains("; hit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/articles/rude HTTP/1.0",
        "HEAD /v1/articles/rude HTTP/1.0",
        "HEAD /v1/articles/rude HTTP/1.1",
        "GET /v1/articles/rude HTTP/1.1",
        "GET /v1/articles/rude HTTP/9.9",
        "GET  /v1/articles/rude HTTP/1.1",
        "GET /v1/articles/rude",
        "get /v1/articles/rude HTTP/1.1",
        "TRACE /v1/articles/rude HTTP/1.1",
        "OPTIONS /v1/articles/rude HTTP/1.1",
        "DELETE /v1/articles/rude HTTP/1.1",
      })
  void requestLinesOfAnyKind(String line) throws IOException {
    assertAnsweredAlike(request(line, "X-No: host"));
    assertAnsweredAlike(request(line, "Host: localhost"));
  }

  @Test
  void oldClientsGetPlainBytesAndTheEnd() throws IOException {
    String answer = exchange(SERVER, "GET " + ARTICLE + " HTTP/1.0\r\n\r\n");
    assertThat(answer).contains("200 OK", "Content-Length: ").doesNotContain("chunked");
    assertThat(answer).endsWith("}");
  }

  @Test
  void headIsGetWithoutTheBodyFromTheSameBytes() throws IOException {
    String address = "/v1/articles/" + Desk.slug("head");
    new Desk(SERVER.admin()).article(address.substring("/v1/articles/".length()));
    String head = exchange(SERVER, request("HEAD " + address + " HTTP/1.1", "Host: localhost"));
    String get = exchange(SERVER, get(address));
    assertThat(head).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    assertThat(get).contains("; hit");
    int length = get.length() - get.indexOf("\r\n\r\n") - 4;
    assertThat(head).contains("Content-Length: " + length + "\r\n");
  }

  @Test
  void manyRequestsInOneBreathAreAnsweredInOrder() throws IOException {
    List<String> targets =
        List.of(ARTICLE, "/v1/articles?limit=7", "/v1/articles/none", "/v1/topics?x=1", "/v1/site");
    StringBuilder all = new StringBuilder();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String id = "in-order-" + i;
      ids.add(id);
      String method = i % 3 == 0 ? "HEAD " : "GET ";
      String condition = i % 4 == 0 ? "If-None-Match: *\r\n" : "";
      String close = i == 199 ? "Connection: close\r\n" : "";
      all.append(method).append(targets.get(i % targets.size())).append(" HTTP/1.1\r\n");
      all.append("Host: localhost\r\nX-Request-Id: ").append(id).append("\r\n");
      all.append(condition).append(close).append("\r\n");
    }
    Matcher found =
        Pattern.compile("(?mi)^X-Request-Id: (\\S+)").matcher(exchange(SERVER, all.toString()));
    assertThat(found.results().map(each -> each.group(1)).toList()).isEqualTo(ids);
  }

  @Test
  void randomQueriesAreRefusedByNameAndDriveOutNothing() {
    SERVER.anonymous().get(ARTICLE);
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      String name = "q" + Integer.toString(random.nextInt(1_000_000), 36);
      Answer answer = SERVER.anonymous().get(ARTICLE + "?" + name + "=" + random.nextInt());
      answer.expectProblem(400, "unknown-parameter");
      assertThat(answer.at("/detail")).contains(name);
    }
    assertThat(SERVER.anonymous().get(ARTICLE).header("Cache-Status")).hasValue("samizdat; hit");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_990, 2_100, 7_000, 9_000, 70_000})
  void longAddressesAreAnsweredOrRefusedAlike(int length) throws IOException {
    assertAnsweredAlike(get(ARTICLE + "?fields=" + "x".repeat(length)));
    assertAnsweredAlike(get("/v1/articles/" + "x".repeat(length)));
  }
}
