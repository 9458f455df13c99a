package org.samizdat.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.samizdat.network.PinnedAddresses;
import org.samizdat.network.RefusedTarget;
import org.samizdat.network.Targets;

/**
 * Sends messages over HTTP/1.1, and trusts no receiver: it follows nothing, remembers nothing,
 * reads little, and waits so long and no longer. Waiting holds no thread.
 */
final class WebhookSender implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_CONNECTIONS = 256;
  private static final int MIN_THREADS = 4;

  /** More than there are webhooks: each may hold one up while its name is looked up. */
  private static final int MAX_THREADS = WebhookEditor.MAX_WEBHOOKS + 28;

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  private static final Duration STOP = Duration.ofMillis(300);

  private final Targets targets;
  private final Clock clock;
  private final Duration timeout;
  private final QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
  private final HttpClient client;

  /**
   * @param timeout for all of an attempt, from looking up the name to the end of the answer
   * @param tls whom to trust
   */
  WebhookSender(
      Targets targets, Clock clock, Duration timeout, SslContextFactory.Client tls, String agent) {
    this.targets = targets;
    this.clock = clock;
    this.timeout = timeout;
    threads.setName("webhook-http");
    threads.setDaemon(true);
    threads.setStopTimeout(STOP.toMillis());
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(tls);
    client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads);
    client.setSocketAddressResolver(new PinnedAddresses(targets, threads));
    client.setConnectTimeout(CONNECT.toMillis());
    client.setIdleTimeout(Math.max(timeout.toMillis(), KEEP_ALIVE.toMillis()));
    client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    client.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setFollowRedirects(false);
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, agent));
  }

  /** One for the internet: it trusts whom Java trusts, and waits for 20 seconds. */
  static WebhookSender trusting(Targets targets, Clock clock, String agent) {
    return new WebhookSender(targets, clock, TIMEOUT, new SslContextFactory.Client(), agent);
  }

  void start() {
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
  }

  /** Sends a message once; what comes of it comes later, and never as an exception. */
  CompletableFuture<Attempt> send(Parcel parcel) {
    Instant now = clock.instant();
    URI url;
    try {
      url = targets.requireHttps(parcel.url());
    } catch (RefusedTarget refused) {
      return CompletableFuture.completedFuture(
          new Attempt(
              now,
              Duration.ZERO,
              Optional.empty(),
              Optional.of(AttemptFailure.REFUSED_TARGET),
              Optional.empty()));
    }
    CompletableFuture<Attempt> outcome = new CompletableFuture<>();
    client
        .newRequest(url)
        .method(HttpMethod.POST)
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .headers(
            headers ->
                headers
                    .put("webhook-id", parcel.messageId())
                    .put("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .put("webhook-signature", parcel.signature(now)))
        .body(new BytesRequestContent("application/json", parcel.bytes()))
        .send(new AnswerReading(now, outcome::complete));
    return outcome;
  }

  /** Stops at once; what is under way comes to nothing. */
  @Override
  public void close() throws Exception {
    client.stop();
  }
}
