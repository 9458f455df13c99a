package org.samizdat.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.testing.SamizdatServer;

/** A site is read through its REST API, page by page, as everyone can read it. */
class RestSiteTest {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer().with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  @TempDir Path folder;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger busy = new AtomicInteger();
  private HttpServer site;
  private Newsroom newsroom;

  @BeforeEach
  void open() throws IOException {
    newsroom = new Newsroom(SERVER.ownDatabase(), folder);
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", this::answer);
    site.start();
  }

  @AfterEach
  void close() {
    site.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + site.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    asked.add(uri);
    if (uri.startsWith("/moved")) {
      exchange.getResponseHeaders().add("Location", "http://10.0.0.1/picture.png");
      send(exchange, 302, new byte[0]);
    } else if (uri.startsWith("/wp-content")) {
      send(exchange, 200, Newsroom.picture(33));
    } else if (uri.contains("posts") && busy.getAndDecrement() > 0) {
      exchange.getResponseHeaders().add("Retry-After", "0");
      send(exchange, 503, new byte[0]);
    } else {
      exchange.getResponseHeaders().add("X-WP-Total", uri.contains("posts") ? "2" : "1");
      exchange.getResponseHeaders().add("X-WP-TotalPages", uri.contains("posts") ? "2" : "1");
      send(exchange, 200, json(uri).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String json(String uri) {
    if (uri.equals("/wp-json/")) {
      return "{\"home\": \"%s\", \"namespaces\": [\"oembed/1.0\", \"wp/v2\"]}".formatted(url());
    }
    if (uri.contains("/categories")) {
      return "[{\"id\": 3, \"slug\": \"oil\", \"name\": \"Oil &amp; gas\"}]";
    }
    if (uri.contains("/media")) {
      return """
          [{"id": 20, "title": {"rendered": "sq"}, "alt_text": "A square",
            "caption": {"rendered": ""}, "source_url": "%s/wp-content/uploads/sq.png"},
           {"id": 21, "title": {"rendered": "trap"}, "alt_text": "A trap",
            "caption": {"rendered": ""}, "source_url": "%s/moved.png"}]"""
          .formatted(url(), url());
    }
    if (uri.contains("/posts") && uri.contains("&page=1&")) {
      return post(7, "rest-strike", "<p>Police fired.</p><p>Update 13:10 GMT: Ten are dead.</p>");
    }
    if (uri.contains("/posts")) {
      return post(8, "rest-second", "<p>Second.</p>");
    }
    if (uri.contains("/comments") && uri.contains("post=7")) {
      return """
          [{"id": 41, "post": 7, "parent": 0, "author_name": "Aigul", "author_url": "",
            "date_gmt": "2011-12-16T12:00:00", "status": "approved", "type": "comment",
            "content": {"rendered": "<p>My brother is <em>there</em>.</p>"}}]""";
    }
    return "[]";
  }

  private String post(int id, String slug, String content) {
    return """
        [{"id": %d, "type": "post", "status": "publish", "slug": "%s",
          "link": "%s/2011/12/%s/", "date_gmt": "2011-12-16T11:00:00",
          "title": {"rendered": "Fired &#8211; upon"}, "comment_status": "open",
          "content": {"rendered": "%s", "protected": false},
          "excerpt": {"rendered": "<p>Police fired. [&hellip;]</p>"},
          "categories": [3], "tags": [], "featured_media": 20,
          "_embedded": {"author": [{"name": "Kim"}]}}]"""
        .formatted(id, slug, url(), slug, content);
  }

  @Test
  void siteIsMovedPageByPage() throws Exception {
    busy.set(2);
    WordpressImport.Summary summary = newsroom.fetching(true).from(url(), false);
    assertThat(summary.lines().added()).containsEntry("article", 2L).containsEntry("comment", 1L);
    assertThat(summary.pictures()).isEqualTo(1);
    JsonNode article =
        SERVER.anonymous().get("/v1/articles/rest-strike?include=comments").expect(200).json();
    assertThat(article.path("headline").asText()).isEqualTo("Fired – upon");
    assertThat(article.path("standfirst").isMissingNode()).isTrue();
    assertThat(article.at("/topics/0/name").asText()).isEqualTo("Oil & gas");
    assertThat(article.at("/bylines/0/name").asText()).isEqualTo("Kim");
    assertThat(article.at("/live/updateCount").asInt()).isEqualTo(1);
    assertThat(article.at("/media/0/width").asInt()).isEqualTo(33);
    assertThat(article.toString()).contains("My brother is");
    assertThat(newsroom.from(url(), false).lines().added()).isEmpty();
  }

  @Test
  void pictureThatLeadsToAPrivateNetworkIsNotFetched() throws Exception {
    newsroom.fetching(false);
    assertThatThrownBy(() -> newsroom.from(url(), false))
        .isInstanceOf(SourceRefused.class)
        .hasMessageContaining("public on the internet");
    newsroom.move(
        Newsroom.export()
            .replace("https://strike.example.org/wp-content", url() + "/wp-content")
            .replace("strike.example.org", "private.example.org"));
    assertThat(newsroom.left())
        .contains(
            "2011/12/square.png\tits address must lead to a host that is public on the internet");
    assertThat(asked).isEmpty();
  }

  @Test
  void whatIsNoWordpressIsRefused() {
    assertThatThrownBy(() -> newsroom.fetching(true).from(url() + "/blog", false))
        .isInstanceOf(SourceRefused.class)
        .hasMessageContaining("no WordPress REST API");
  }
}
