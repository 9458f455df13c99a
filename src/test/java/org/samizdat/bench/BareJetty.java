package org.samizdat.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * What HTTP costs at all: a Jetty with one handler, which writes the bytes and headers that another
 * server has answered, without blocking and without a thought.
 */
public final class BareJetty {
  static final String NAME = "bare Jetty";

  private static final int NOT_MODIFIED = 304;
  private static final Set<String> ITS_OWN =
      Set.of("date", "content-length", "connection", "transfer-encoding", ":status");

  private BareJetty() {}

  private record Recorded(int status, HttpField[] headers, byte[] body) {}

  /**
   * Serves until it is killed.
   *
   * @param arguments port, address of the server to record from, and paths
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, Recorded> plain = new HashMap<>();
    Map<String, Recorded> gzip = new HashMap<>();
    for (int i = 2; i < arguments.length; i++) {
      plain.put(arguments[i], record(arguments[1] + arguments[i], "identity"));
      gzip.put(arguments[i], record(arguments[1] + arguments[i], "gzip"));
    }
    Server server = new Server();
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(arguments[0]));
    server.addConnector(connector);
    server.setHandler(new Replay(plain, gzip));
    server.start();
    server.join();
  }

  private static Recorded record(String url, String coding)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", coding).build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    List<HttpField> headers = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!ITS_OWN.contains(name)) {
                headers.add(new PreEncodedHttpField(name, String.join(", ", values)));
              }
            });
    return new Recorded(answer.statusCode(), headers.toArray(HttpField[]::new), answer.body());
  }

  private static final class Replay extends Handler.Abstract.NonBlocking {
    private final Map<String, Recorded> plain;
    private final Map<String, Recorded> gzip;

    Replay(Map<String, Recorded> plain, Map<String, Recorded> gzip) {
      this.plain = plain;
      this.gzip = gzip;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      boolean small = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
      Recorded found = (small ? gzip : plain).get(request.getHttpURI().getPathQuery());
      if (found == null) {
        return false;
      }
      boolean known = request.getHeaders().contains(HttpHeader.IF_NONE_MATCH);
      response.setStatus(known ? NOT_MODIFIED : found.status());
      for (HttpField each : found.headers()) {
        response.getHeaders().add(each);
      }
      response.write(
          true, known ? ByteBuffer.allocate(0) : ByteBuffer.wrap(found.body()), callback);
      return true;
    }
  }
}
