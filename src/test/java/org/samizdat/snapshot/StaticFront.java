package org.samizdat.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.samizdat.testing.SamizdatServer;

/** Reads a tree as a front end does through a web server with the rules of nginx.conf. */
final class StaticFront {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Path root;

  StaticFront(Path root) {
    this.root = root;
  }

  /** Where the answer to an address is. */
  Path file(String pathAndQuery) {
    String[] parts = pathAndQuery.split("\\?", 2);
    StringBuilder chosen = new StringBuilder();
    for (String name : List.of("topic", "language", "cursor")) {
      for (String each : parts.length > 1 ? parts[1].split("&") : new String[0]) {
        chosen.append(each.startsWith(name + "=") ? "@" + each : "");
      }
    }
    String path = parts[0].substring(1);
    int dot = path.indexOf('.', path.lastIndexOf('/') + 1) < 0 ? -1 : path.lastIndexOf('.');
    return path.startsWith(".well-known/")
        ? root.resolve(path)
        : root.resolve(
            dot < 0
                ? path + "/index" + chosen + ".json"
                : path.substring(0, dot) + chosen + path.substring(dot));
  }

  JsonNode get(String pathAndQuery) throws IOException {
    return MAPPER.readTree(Files.readAllBytes(file(pathAndQuery)));
  }

  /** Walks through all pages of a list, and returns what its items have here. */
  List<String> all(String list, String pointer) throws IOException {
    List<String> found = new ArrayList<>();
    String address = list;
    while (address != null) {
      JsonNode page = get(address);
      page.path("items").forEach(item -> found.add(item.at(pointer).asText()));
      String next = page.at("/page/next").asText();
      address = next.isEmpty() ? null : list + (list.contains("?") ? "&" : "?") + "cursor=" + next;
    }
    return found;
  }

  /** All files that are given out, with their bytes; compressed twins too. */
  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(each).toString();
        if (!name.startsWith(Tree.OWN)) {
          files.put(name, Files.readAllBytes(each));
        }
      }
    }
    return files;
  }

  /** Every file, by its own entry, beside what the server answers now; returns how many. */
  int compareWith(String server) throws Exception {
    int compared = 0;
    for (Entry each : Ledger.open(root.resolve(Tree.OWN)).entries()) {
      String limit = each.limit() == 0 ? "" : "&limit=" + each.limit();
      HttpResponse<byte[]> live = live(server + each.address().text() + limit);
      if (each.withdrawn()) {
        assertThat(live.statusCode()).as(each.address().text()).isEqualTo(410);
        continue;
      }
      if (live.statusCode() == 308) {
        String current = live.headers().firstValue("Location").orElseThrow();
        live = live(current.replace(SamizdatServer.BASE_URL, server));
      }
      assertThat(live.statusCode()).as(each.address().text()).isEqualTo(200);
      Path file = file(each.address().text());
      assertThat(Files.readAllBytes(file)).as(file.toString()).isEqualTo(live.body());
      compared++;
    }
    return compared;
  }

  private static HttpResponse<byte[]> live(String url) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The names of files that are new, or hold something else than before. */
  List<String> different(Map<String, byte[]> before) throws IOException {
    Map<String, byte[]> after = files();
    return after.keySet().stream()
        .filter(name -> !name.endsWith(".gz"))
        .filter(name -> !Arrays.equals(after.get(name), before.get(name)))
        .toList();
  }
}
