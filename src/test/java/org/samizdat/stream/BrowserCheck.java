package org.samizdat.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/**
 * The EventSource of a real Chromium, and that of npm, hear of everything once and in order while
 * the server stops, is killed and comes back. It needs Node, Chromium and {@code npm ci} in
 * src/test/browser, so {@code .ci/run} runs it, which has them.
 */
class BrowserCheck {
  private static final Path FOLDER = Path.of("src/test/browser");
  private static final List<String> CLIENTS = List.of("chromium", "npm");
  private static final String BLOG = "followed-live";
  private static final int UPDATES = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, String> settings = new HashMap<>(TestDatabase.fresh(false));
  private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
  private final List<String> published = new ArrayList<>();

  @Test
  void eventSourcesHearOfEverythingOnceOverRestarts() throws Exception {
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_SAMPLE", "false");
    ServerProcess server = ServerProcess.start(settings);
    settings.put("SAMIZDAT_PORT", Integer.toString(server.port()));
    desk(server).liveBlog(BLOG);
    Process follower = follow(server.port());
    try {
      awaitAll("ready -");
      publish(server);
      server.stop();
      server = ServerProcess.start(settings);
      publish(server);
      server.kill();
      server = ServerProcess.start(settings);
      publish(server);
      awaitAll(published.get(published.size() - 1));
      for (String client : CLIENTS) {
        assertThat(heard.get(client)).doesNotContain("reset -", "closed -");
        assertThat(heard.get(client))
            .filteredOn(each -> each.startsWith("change "))
            .containsExactlyElementsOf(published);
      }
    } finally {
      follower.getOutputStream().close();
      server.close();
    }
  }

  private static Desk desk(ServerProcess server) {
    return new Desk(server.api().withToken(SamizdatServer.ADMIN_TOKEN));
  }

  private void publish(ServerProcess server) {
    for (int i = 0; i < UPDATES; i++) {
      published.add("change " + desk(server).update(BLOG, "Update " + i).at("/id"));
    }
  }

  private Process follow(int port) throws IOException {
    String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    String address = "http://localhost:" + port + "/v1/stream?types=update";
    Process process =
        new ProcessBuilder("node", "follow.mjs", address, chromium)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    CLIENTS.forEach(client -> heard.put(client, new CopyOnWriteArrayList<>()));
    Thread reader = new Thread(() -> read(process), "follower");
    reader.setDaemon(true);
    reader.start();
    return process;
  }

  private void read(Process process) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        String[] words = line.split(" ", 2);
        heard
            .computeIfAbsent(words[0], each -> new CopyOnWriteArrayList<>())
            .add(line.substring(words[0].length()).strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAll(String wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!CLIENTS.stream().allMatch(client -> heard.get(client).contains(wanted))) {
      assertThat(System.nanoTime()).as("%s in time: %s", wanted, heard).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
