package org.samizdat.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/**
 * A snapshot that a real nginx gives out with the configuration that lies in it, beside the server
 * that it was read from. It needs nginx, so {@code .ci/run} runs it, which has it.
 */
class NginxCheck {
  private static final int MORE_THAN_A_PAGE = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern LINK =
      Pattern.compile(Pattern.quote(SamizdatServer.BASE_URL) + "(/[^\"<>\\s\\\\)]*)");

  /** What the README says a snapshot has not. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "/v1/(?:changes|stream|oembed|search|comments/counts|admin/|partner/).*|/docs.*"
              + "|/v1/(?:articles|updates)/[^/]+/(?:digest|related|revisions|diff).*"
              + "|/v1/.*feed\\.(?:json|atom|rss)\\?.*cursor=.*"
              + "|.*[?&](?!topic=|language=|cursor=|limit=|fields=)[^=]*=.*");

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_SAMPLE", "true")
          .with("SAMIZDAT_MODERATION", "post")
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  @TempDir private Path folder;

  private final Api staff = SERVER.admin();
  private final Desk desk = new Desk(staff);
  private Path tree;
  private Process nginx;
  private String served;

  @BeforeAll
  static void fillPages() {
    Desk desk = new Desk(SERVER.admin());
    for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
      desk.article(Desk.slug("filling"));
    }
  }

  private static String server() {
    return "http://localhost:" + SERVER.port();
  }

  @BeforeEach
  void serve() throws Exception {
    tree = Files.createDirectory(folder.resolve("tree"));
    Snapshot.write(tree, server(), Map.of());
    int port = freePort();
    served = "http://127.0.0.1:" + port;
    Path shipped = tree.resolve(".snapshot/nginx.conf");
    String rules = Files.readString(shipped);
    assertThat(rules).contains("listen 8080;", "root " + tree + ";");
    Path news = folder.resolve("news.conf");
    Files.writeString(news, rules.replace("listen 8080;", "listen 127.0.0.1:" + port + ";"));
    Path settings = folder.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
          uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
          include %2$s;
        }
        """
            .formatted(folder, news));
    Path output = folder.resolve("output");
    nginx =
        new ProcessBuilder(
                "nginx",
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-c",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (!listens()) {
      assertThat(nginx.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(10);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() throws Exception {
    try {
      return get(served + "/v1").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void stop() throws Exception {
    nginx.destroy();
    nginx.waitFor();
  }

  @Test
  void everyAddressThatTheApiNamesIsAnsweredAsByTheServer() throws Exception {
    Set<String> seen = new LinkedHashSet<>(Set.of("/v1"));
    Deque<String> queue = new ArrayDeque<>(seen);
    Set<String> missing = new TreeSet<>();
    int compared = 0;
    while (!queue.isEmpty()) {
      String address = queue.remove();
      if (LEFT_OUT.matcher(address).matches()) {
        assertThat(get(served + address).statusCode()).as(address).isEqualTo(404);
        continue;
      }
      HttpResponse<byte[]> live = get(server() + address);
      if (get(served + address).statusCode() == 404) {
        if (live.statusCode() != 404) { // such as the ids of feeds
          missing.add(address);
        }
        continue;
      }
      assertSame(address, live);
      compared++;
      for (String each : links(address, live)) {
        if (seen.add(each)) {
          queue.add(each);
        }
      }
    }
    assertThat(missing).as("named by the API, and not in the snapshot").isEmpty();
    assertThat(compared).isGreaterThan(300);
    assertThat(seen)
        .anyMatch(each -> each.matches("/v1/articles\\?.*cursor=.*"))
        .anyMatch(each -> each.matches("/v1/media/[0-9a-f]{64}-320\\.jpg"))
        .contains("/v1/articles/zhanaozen-oil-workers-fired-upon.jsonld");
  }

  /** What is of the API in an answer, without the contract's examples, and its next page. */
  private static Set<String> links(String address, HttpResponse<byte[]> answer) throws IOException {
    Set<String> links = new LinkedHashSet<>();
    String type = type(answer);
    if (!type.startsWith("image/") && !answer.uri().getPath().startsWith("/openapi")) {
      Matcher link = LINK.matcher(new String(answer.body(), StandardCharsets.UTF_8));
      while (link.find()) {
        links.add(link.group(1).replace("&amp;", "&"));
      }
    }
    if (type.startsWith("application/json")) {
      String next = new ObjectMapper().readTree(answer.body()).at("/page/next").asText();
      String list = address.replaceFirst("[?&]cursor=.*", "");
      if (!next.isEmpty()) {
        links.add(list + (list.contains("?") ? "&" : "?") + "cursor=" + next);
      }
    }
    return links;
  }

  @Test
  void everyFileIsGivenOutAsTheServerAnswersAlsoAfterAChange() throws Exception {
    String slug = Desk.slug("gone");
    desk.article(slug);
    String old = Desk.slug("old");
    desk.article(old);
    String blog = Desk.slug("blog");
    desk.liveBlog(blog);
    String update = desk.update(blog, "It goes.").at("/id");
    Snapshot.write(tree, server(), Map.of());
    String unchanged = etag(get(served + "/v1/events"));
    compareAll();

    withdraw("/v1/admin/articles/" + slug);
    withdraw("/v1/admin/updates/" + update);
    staff
        .ifMatch("*")
        .patch("/v1/admin/articles/" + old, "{\"slug\": \"%s-new\"}".formatted(old))
        .expect(200);
    correct(blog);
    Snapshot.Summary done = Snapshot.write(tree, server(), Map.of());
    assertThat(done.written()).isBetween(1, done.files() / 5);
    compareAll();
    for (String each : List.of("/v1/articles/" + slug, "/v1/updates/" + update)) {
      HttpResponse<byte[]> gone = get(served + each);
      assertThat(gone.statusCode()).as(each).isEqualTo(410);
      assertSame(each, get(server() + each));
    }
    for (String ending : List.of(".md", ".ninjs.json", "/feed.atom", "/comments")) {
      String below = "/v1/articles/" + slug + ending;
      assertThat(get(server() + below).statusCode()).as(below).isEqualTo(410);
      assertThat(get(served + below).statusCode()).as(below).isEqualTo(410);
    }
    assertThat(get(server() + "/v1/articles/" + old).statusCode()).isEqualTo(308);
    assertThat(get(served + "/v1/articles/" + old).body())
        .isEqualTo(get(server() + "/v1/articles/" + old + "-new").body());
    assertThat(get(served + "/v1/events", "If-None-Match", unchanged).statusCode()).isEqualTo(304);
    assertThat(Snapshot.write(tree, server(), Map.of()).written()).isZero();
  }

  private void withdraw(String path) {
    staff.ifMatch("*").post(path + "/withdraw", "{\"reason\": \"error\"}").expect(200);
  }

  private void correct(String article) {
    Answer now = staff.get("/v1/admin/articles/" + article);
    staff
        .ifMatch("*")
        .post(
            "/v1/admin/corrections",
            """
            {"target": {"type": "article", "id": "%s"}, "kind": "correction", "wrong": "It was.",
             "right": "It is.", "reason": "We misheard.", "edit": {"body": "It is."}}"""
                .formatted(now.at("/id")))
        .expect(201);
  }

  /** All that is in the ledger, with the limit that its page was asked for. */
  private void compareAll() throws Exception {
    int compared = 0;
    for (Entry each : Ledger.open(tree.resolve(Tree.OWN)).entries()) {
      String address = each.address().text();
      String limit =
          each.limit() == 0
              ? ""
              : (each.address().query().isEmpty() ? "?" : "&") + "limit=" + each.limit();
      HttpResponse<byte[]> live = get(server() + address + limit);
      if (live.statusCode() == 308) {
        String current = live.headers().firstValue("Location").orElseThrow();
        live = get(current.replace(SamizdatServer.BASE_URL, server()));
      }
      assertSame(address, live);
      compared++;
    }
    assertThat(compared).isGreaterThan(300);
  }

  private void assertSame(String address, HttpResponse<byte[]> live) throws Exception {
    HttpResponse<byte[]> plain = get(served + address);
    assertThat(plain.statusCode()).as(address).isEqualTo(live.statusCode());
    assertThat(plain.body()).as(address).isEqualTo(live.body());
    assertThat(type(plain)).as(address).isEqualTo(type(live));
    for (String header : List.of("Access-Control-Allow-Origin", "X-Content-Type-Options")) {
      assertThat(plain.headers().firstValue(header))
          .as(address + " " + header)
          .isPresent()
          .isEqualTo(live.headers().firstValue(header));
    }
    assertPacked(address, plain);
    if (plain.statusCode() == 200) {
      for (String coding : List.of("identity", "gzip")) {
        String etag = etag(get(served + address, "Accept-Encoding", coding));
        HttpResponse<byte[]> same =
            get(served + address, "Accept-Encoding", coding, "If-None-Match", etag);
        assertThat(same.statusCode()).as(address).isEqualTo(304);
        assertThat(same.body()).as(address).isEmpty();
      }
    }
  }

  private void assertPacked(String address, HttpResponse<byte[]> plain) throws Exception {
    HttpResponse<byte[]> packed = get(served + address, "Accept-Encoding", "gzip");
    assertThat(packed.statusCode()).as(address).isEqualTo(plain.statusCode());
    assertThat(type(packed)).as(address).isEqualTo(type(plain));
    if (packed.headers().firstValue("Content-Encoding").isEmpty()) {
      assertThat(packed.body()).as(address).isEqualTo(plain.body());
      return;
    }
    assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(packed.headers().allValues("Vary")).as(address).contains("Accept-Encoding");
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(unpacked).as(address).isEqualTo(plain.body());
    assertThat(packed.body().length).as(address).isLessThan(plain.body().length);
  }

  private static String etag(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static String type(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Content-Type")
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .replace(" ", "");
  }

  /** The id that the snapshot gives to its requests, which is in the body of a 410. */
  private static HttpResponse<byte[]> get(String url, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("X-Request-Id", "snapshot");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
