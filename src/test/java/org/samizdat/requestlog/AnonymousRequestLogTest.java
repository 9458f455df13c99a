package org.samizdat.requestlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.http.RequestIds;

/** Over real HTTP, of a server that answers all with its request's id. */
@Tag("no-database")
class AnonymousRequestLogTest {
  private static final String LINE =
      "- - - \\[\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2} \\+0000] "
          + "\"%s HTTP/1.1\" 200 2 \"-\" \"-\" \\d+ %s";

  private static final Pattern MISSING = Pattern.compile("# (\\d+) requests are not in this log.*");

  private final List<Server> servers = new ArrayList<>();
  private final Semaphore logged = new Semaphore(0);
  @TempDir Path folder;

  @AfterEach
  void stop() throws Exception {
    for (Server server : servers) {
      server.stop();
    }
  }

  @Test
  void aLineTellsWhatWasAskedButNotByWhom() throws Exception {
    Server server = start("application", folder.resolve("requests.log"));
    String request = "GET /v1/articles?limit=3 HTTP/1.1";
    ask(server, request, "User-Agent: Netscape", "Referer: https://example.org/secret", "X: r-1");
    server.stop();
    assertThat(lines("requests.log"))
        .singleElement()
        .asString()
        .matches(LINE.formatted("GET /v1/articles\\?limit=3", "r-1"))
        .doesNotContain("127.0.0.1", "Netscape", "secret");
  }

  @Test
  void nothingThatAClientSendsEndsTheLineOrItsQuotes() throws Exception {
    Server server = start("application", folder.resolve("requests.log"));
    ask(server, "GET /a%20b?\"\\\u00e9 HTTP/1.1", "X: a\"b\\c\u00e9");
    ask(server, "GET /" + "a".repeat(5000) + " HTTP/1.1", "X: r-2");
    server.stop();
    List<String> lines = lines("requests.log");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("\"GET /a%20b?\\x22\\x5C").contains(" a\\x22b\\x5Cc");
    assertThat(lines.get(0)).matches("\\p{ASCII}+");
    assertThat(lines.get(1)).hasSizeLessThan(2300).contains("aaa... HTTP/1.1\" 200");
  }

  @Test
  void theFileMayBeMovedAway() throws Exception {
    Path file = folder.resolve("requests.log");
    Server server = start("application", file);
    ask(server, "GET /1 HTTP/1.1", "X: r-1");
    while (!Files.exists(file)) {
      Thread.onSpinWait();
    }
    Files.move(file, folder.resolve("requests.log.1"));
    ask(server, "GET /2 HTTP/1.1", "X: r-2");
    server.stop();
    assertThat(lines("requests.log.1")).singleElement().asString().endsWith("r-1");
    assertThat(lines("requests.log")).singleElement().asString().endsWith("r-2");
  }

  @Test
  void theOperatorsPortIsNotLogged() throws Exception {
    Server server = start("admin", folder.resolve("requests.log"));
    ask(server, "GET /metrics HTTP/1.1", "X: r-1");
    server.stop();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void readersAreAnsweredWhereTheFileCannotBeWritten() throws Exception {
    Server server = start("application", folder);
    for (int i = 0; i < 3; i++) {
      ask(server, "GET /1 HTTP/1.1", "X: r-1");
    }
    server.stop();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Timeout(60)
  void linesAreDroppedAndCountedWhenTheDiskDoesNotFollow() throws Exception {
    Path pipe = folder.resolve("requests.log"); // which takes nothing until somebody reads it
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    LineFile file = new LineFile(pipe);
    int added = 3000;
    for (int i = 0; i < added; i++) {
      file.add(line -> line.text("x".repeat(999)));
    }
    Thread end = new Thread(file::stop);
    end.start();
    int kept = 0;
    int dropped = 0;
    try (FileChannel both = FileChannel.open(pipe, READ, WRITE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Channels.newInputStream(both), UTF_8))) {
      while (kept + dropped < added) {
        Matcher missing = MISSING.matcher(lines.readLine());
        if (missing.matches()) {
          dropped += Integer.parseInt(missing.group(1));
        } else {
          kept++;
        }
      }
    }
    end.join();
    assertThat(kept).isBetween(524, 2 * 1048);
    assertThat(kept + dropped).isEqualTo(added);
  }

  private Server start(String connectorName, Path file) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setName(connectorName);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    RequestLog log = new AnonymousRequestLogFactory(file.toString()).build("test");
    server.addBean(log);
    server.setRequestLog(
        (request, response) -> {
          log.log(request, response);
          logged.release();
        });
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(RequestIds.HEADER, request.getHeaders().get("X"));
            Content.Sink.write(response, true, "ok", callback);
            return true;
          }
        });
    server.start();
    servers.add(server);
    return server;
  }

  /** Returns when the request has been logged, which is after it was answered. */
  private void ask(Server server, String requestLine, String... headers) throws Exception {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String end = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      String head = requestLine + "\r\n" + String.join("\r\n", headers) + end;
      socket.getOutputStream().write(head.getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).endsWith("ok");
    }
    assertThat(logged.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }
}
