package org.samizdat.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A WebSub hub, as a publisher sees it. Redirects are not followed, and its answer is not read. */
final class Hub {
  /** What came of telling it. */
  enum Outcome {
    TOLD,
    /** It does not want to hear of this address. */
    REFUSED,
    /** It cannot be told now. */
    AWAY
  }

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int SUCCESS = 2;

  private final URI url;
  private final String agent;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  Hub(String url, String agent) {
    this.url = URI.create(url);
    this.agent = agent;
  }

  /** Tells it that the feed at this address has changed. */
  Outcome tell(String feed) throws InterruptedException {
    HttpRequest ping =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("User-Agent", agent)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "hub.mode=publish&hub.url=" + URLEncoder.encode(feed, StandardCharsets.UTF_8)))
            .build();
    try {
      HttpResponse<InputStream> answer =
          client.send(ping, HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return outcome(answer.statusCode());
    } catch (IOException e) {
      return Outcome.AWAY;
    }
  }

  private static Outcome outcome(int status) {
    if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      return Outcome.AWAY;
    }
    return status / 100 == SUCCESS ? Outcome.TOLD : Outcome.REFUSED;
  }
}
