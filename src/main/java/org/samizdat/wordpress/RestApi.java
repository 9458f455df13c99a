package org.samizdat.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.samizdat.network.Fetcher;
import org.samizdat.network.RefusedTarget;

/** Asks a site's REST API, and again when it is busy. */
final class RestApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BYTES = 32 * 1024 * 1024;
  private static final int ATTEMPTS = 4;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,2}");

  private final String url;
  private final Fetcher fetcher;
  private String root;

  /** A page of a list. */
  record Page(JsonNode items, long total, int pages) {}

  RestApi(String url, Fetcher fetcher) {
    this.url = url.replaceFirst("/+$", "");
    this.fetcher = fetcher;
    this.root = this.url + "/wp-json";
  }

  /** The site; where it has no readable addresses, its API has another one. */
  Site site() throws IOException {
    Fetcher.Answer answer = answer(root + "/");
    if (answer.status() == NOT_FOUND) {
      root = url + "/?rest_route=";
      answer = answer(root + "/");
    }
    JsonNode json = json(answer);
    if (!json.path("namespaces").toString().contains("wp/v2")) {
      throw new SourceRefused("There is no WordPress REST API at " + url);
    }
    return new Site(json.path("home").asText(url), "");
  }

  Page list(String name, String query) throws IOException {
    String path = root + "/wp/v2/" + name;
    Fetcher.Answer answer = answer(path + (path.contains("?") ? "&" : "?") + query);
    return new Page(json(answer), number(answer, "X-WP-Total"), number(answer, "X-WP-TotalPages"));
  }

  private static int number(Fetcher.Answer answer, String header) {
    return (int) Findings.number(answer.header(header).orElse("0"));
  }

  private JsonNode json(Fetcher.Answer answer) throws IOException {
    if (answer.status() != OK) {
      throw new SourceRefused(
          "The WordPress REST API at %s answers %d".formatted(url, answer.status()));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new SourceRefused("What answers at %s is no WordPress REST API".formatted(url), e);
    }
  }

  private Fetcher.Answer answer(String address) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Fetcher.Answer answer = once(address);
      boolean busy = answer.status() == TOO_MANY || answer.status() >= 500;
      if (!busy || attempt == ATTEMPTS) {
        return answer;
      }
      pause(answer.header("Retry-After"), attempt);
    }
  }

  private Fetcher.Answer once(String address) throws IOException {
    try {
      return fetcher.get(address, MAX_BYTES);
    } catch (RefusedTarget refused) {
      throw new SourceRefused("The address " + refused.rule(), refused);
    }
  }

  private static void pause(Optional<String> asked, int attempt) throws IOException {
    Duration wait =
        asked
            .filter(text -> SECONDS.matcher(text).matches())
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .orElse(Duration.ofSeconds(attempt));
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
