package org.samizdat.network;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Fetches things from other people's servers, one at a time: where a redirection leads is checked
 * as the first address was, and an answer has a bearable length.
 */
public final class Fetcher implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int MAX_REDIRECTS = 5;
  private static final int THREADS = 8;

  private final Targets targets;
  private final HttpClient client;

  /** An answer, wherever it came from in the end. */
  public static final class Answer {
    private final ContentResponse response;

    private Answer(ContentResponse response) {
      this.response = response;
    }

    public int status() {
      return response.getStatus();
    }

    public byte[] body() {
      return response.getContent();
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(response.getHeaders().get(name));
    }
  }

  public Fetcher(Targets targets, String agent) {
    this.targets = targets;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("fetch");
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(new SslContextFactory.Client());
    client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads);
    client.setSocketAddressResolver(new PinnedAddresses(targets, threads));
    client.setConnectTimeout(CONNECT.toMillis());
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setFollowRedirects(false);
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, agent));
  }

  public void start() {
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
  }

  /**
   * Gets what is at an address, or where that leads.
   *
   * @param maxBytes a longer answer is none
   * @throws RefusedTarget when it leads to where nothing may be fetched from
   * @throws IOException when there is no answer
   */
  public Answer get(String url, int maxBytes) throws IOException {
    URI uri = targets.require(url);
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      Answer answer = once(uri, maxBytes);
      Optional<String> location =
          answer.header("Location").filter(each -> answer.status() / 100 == 3);
      if (location.isEmpty()) {
        return answer;
      }
      uri = targets.require(resolved(uri, location.get()));
    }
    throw new IOException("it leads from one address to the next");
  }

  private static String resolved(URI base, String location) throws IOException {
    try {
      return base.resolve(location).toString();
    } catch (IllegalArgumentException e) {
      throw new IOException("it leads to a malformed address", e);
    }
  }

  private Answer once(URI uri, int maxBytes) throws IOException {
    var request = client.newRequest(uri).timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return new Answer(
          new CompletableResponseListener(request, maxBytes)
              .send()
              .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      for (Throwable each = e.getCause(); each != null; each = each.getCause()) {
        if (each instanceof RefusedTarget refused) {
          throw refused;
        }
      }
      throw new IOException("there is no answer", e);
    } catch (TimeoutException e) {
      throw new IOException("there is no answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws Exception {
    client.stop();
  }
}
