package org.samizdat.bench;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * How long it takes until everyone has heard of a change, and what a listener costs the server: the
 * packaged jar in a process of its own, and all readers in this one. Arguments: how many streams,
 * how many of them never read, and how many updates are published.
 */
public final class StreamCrowd {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String BLOG = "crowd";
  private static final String BARE = "?types=update";
  private static final String FULL = "?types=update&include=object";
  private static final String TEXT = "Shots were heard on the square. ".repeat(600);
  private static final int WARM_UP = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ServerProcess server;
  private final int adminPort;

  private StreamCrowd(ServerProcess server, int adminPort) {
    this.server = server;
    this.adminPort = adminPort;
  }

  public static void main(String[] arguments) throws Exception {
    int streams = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int stalled = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    int updates = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(false));
    int adminPort = freePort();
    settings.put("SAMIZDAT_ADMIN_PORT", Integer.toString(adminPort));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    settings.put("SAMIZDAT_STREAMS", Integer.toString(streams));
    try (ServerProcess server = ServerProcess.start(settings, List.of("-Xmx1g"))) {
      new StreamCrowd(server, adminPort).measure(streams, stalled, updates);
    }
    System.exit(0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void measure(int streams, int stalled, int updates) throws Exception {
    new Desk(server.api().withToken(SamizdatServer.ADMIN_TOKEN)).liveBlog(BLOG);
    for (int i = 0; i < WARM_UP; i++) {
      publish("Nobody listens yet.");
    }
    long heap = heapBytes();
    long resident = residentBytes();
    System.out.printf("without streams: heap %,d kB, RSS %,d kB%n", heap >> 10, resident >> 10);
    try (Crowd crowd = new Crowd(server.port())) {
      long begun = System.nanoTime();
      for (int i = 0; i < stalled; i++) {
        crowd.stall(FULL);
      }
      for (int i = stalled; i < streams; i++) {
        crowd.listen(BARE);
      }
      crowd.begin();
      int readers = streams - stalled;
      await(() -> crowd.ready() == readers, "all are ready", crowd);
      System.out.printf(
          "%,d streams opened in %.1f s, %d of them never read; the server counts %.0f%n",
          streams, (System.nanoTime() - begun) / 1e9, stalled, metric("open"));
      System.out.printf(
          "per stream: heap %.1f kB, RSS %.1f kB%n",
          (heapBytes() - heap) / 1024.0 / streams, (residentBytes() - resident) / 1024.0 / streams);
      deliver(crowd, readers, WARM_UP);
      double[] millis = deliver(crowd, readers, updates);
      System.out.printf(
          "from sending the write to the last of %,d deliveries, %d times: p50 %.0f ms, p99 %.0f ms%n",
          readers, updates, millis[updates / 2], millis[updates * 99 / 100]);
      System.out.printf(
          "afterwards: %.0f streams open, %d that were read cut off; heap %,d kB, RSS %,d kB%n",
          metric("open"), crowd.broken(), heapBytes() >> 10, residentBytes() >> 10);
    }
  }

  /** Publishes one update after the other, each when all have heard of the last; sorted times. */
  private double[] deliver(Crowd crowd, int readers, int updates) throws Exception {
    double[] millis = new double[updates];
    for (int i = 0; i < updates; i++) {
      long expected = crowd.told() + readers;
      long begun = System.nanoTime();
      publish(TEXT);
      await(() -> crowd.told() >= expected, "all have heard", crowd);
      millis[i] = (crowd.lastTold() - begun) / 1e6;
      Thread.sleep(PAUSE.toMillis());
    }
    Arrays.sort(millis);
    return millis;
  }

  private static void await(BooleanSupplier done, String what, Crowd crowd)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "not in time: %s; ready %d, told %d, cut off %d"
                .formatted(what, crowd.ready(), crowd.told(), crowd.broken()));
      }
      Thread.sleep(1);
    }
  }

  private void publish(String text) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:%d/v1/admin/articles/%s/updates?publish=true"
                        .formatted(server.port(), BLOG)))
            .header("Authorization", "Bearer " + SamizdatServer.ADMIN_TOKEN)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }

  private double metric(String name) throws Exception {
    URI metrics = URI.create("http://localhost:" + adminPort + "/metrics");
    String text =
        CLIENT
            .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    return Double.parseDouble(find("(?m)^samizdat_stream_" + name + " (\\S+)$", text));
  }

  /** What is in use after a full collection. */
  private long heapBytes() throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.class_histogram").start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Long.parseLong(find("(?m)^Total +\\d+ +(\\d+)", text));
  }

  private long residentBytes() throws IOException {
    String status = Files.readString(Path.of("/proc/" + server.pid() + "/status"));
    return Long.parseLong(find("VmRSS:\\s+(\\d+) kB", status)) << 10;
  }

  private static String find(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return found.group(1);
  }
}
