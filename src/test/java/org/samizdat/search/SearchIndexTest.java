package org.samizdat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** What becomes of the index when servers stop, disks fail, and texts must leave no trace. */
@Tag("no-database") // which sees the same, whatever is behind it
class SearchIndexTest {
  @TempDir Path temporary;

  private Path folder;
  private SamizdatServer server;

  @BeforeEach
  void start() throws Exception {
    folder = temporary.resolve("index");
    server = new SamizdatServer().with("SAMIZDAT_SEARCH_DIRECTORY", folder.toString());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Desk desk() {
    return new Desk(server.admin());
  }

  private int total(String query) {
    Answer answer = server.anonymous().get("/v1/search?q=" + query);
    return answer.status() == 200 ? answer.json().path("total").asInt() : -answer.status();
  }

  private void awaitTotal(String query, int hits) {
    Patience.until(() -> total(query) == hits, () -> total(query) + " hits of " + query);
  }

  private Set<Path> generations() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the bytes of a word are in any file of the index. */
  private boolean holds(String word) {
    byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        if (contains(Files.readAllBytes(each), wanted)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException | UncheckedIOException e) {
      return holds(word); // what was in that file may stand in another by now
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      int same = 0;
      while (same < wanted.length && bytes[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }

  private String health() {
    try {
      URI address = URI.create("http://localhost:%d/healthcheck".formatted(server.adminPort()));
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anIndexIsFollowedFromWhereItStopped() throws Exception {
    String blog = desk().liveBlog("strike").at("/slug");
    desk().update(blog, "The first dromedary.");
    awaitTotal("dromedary", 1);
    server.stop();
    Set<Path> before = generations();
    server.start();
    awaitTotal("dromedary", 1);
    desk().update(blog, "The second dromedary.");
    awaitTotal("dromedary", 2);
    assertThat(generations()).isEqualTo(before);
  }

  @Test
  void whatWasNotCommittedIsIndexedAgainOnce() throws Exception {
    String blog = desk().liveBlog("strike").at("/slug");
    desk().update(blog, "The first dromedary.");
    awaitTotal("dromedary", 1);
    Path snapshot = temporary.resolve("killed");
    server.stop();
    copy(folder, snapshot); // as a kill leaves it: an old commit, and a log that has gone on
    server.start();
    for (int i = 0; i < 5; i++) {
      desk().update(blog, "Another dromedary.");
    }
    awaitTotal("dromedary", 6);
    server.stop();
    delete(folder);
    copy(snapshot, folder);
    server.start();
    awaitTotal("dromedary", 6);
    assertThat(generations()).hasSize(1);
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws Exception {
    String blog = desk().liveBlog("strike").at("/slug");
    desk().update(blog, "The first dromedary.");
    awaitTotal("dromedary", 1);
    server.stop();
    Path generation = generations().iterator().next();
    try (Stream<Path> files = Files.list(generation)) {
      for (Path each : files.toList()) {
        byte[] bytes = Files.readAllBytes(each);
        Files.write(each, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      }
    }
    server.start();
    awaitTotal("dromedary", 1);
    assertThat(health()).contains("\"search\":{\"healthy\":true");
  }

  @Test
  void anAbsentIndexIsMadeAnew() throws Exception {
    desk().article("dromedary");
    awaitTotal("dromedary", 1);
    server.stop();
    delete(folder);
    server.start();
    awaitTotal("dromedary", 1);
  }

  @Test
  void theCommandHasItMadeAnewWhileTheOldOneAnswers() throws Exception {
    desk().article("dromedary");
    awaitTotal("dromedary", 1);
    Set<Path> before = generations();
    Search.reindex(folder);
    Patience.await(
        () -> {
          assertThat(total("dromedary")).isEqualTo(1);
          return !generations().equals(before) && generations().size() == 1;
        });
    desk().article("another-dromedary");
    awaitTotal("dromedary", 2);
  }

  @Test
  void otherRulesHaveItMadeAnew() throws Exception {
    desk().article("dromedary");
    awaitTotal("dromedary", 1);
    Set<Path> before = generations();
    server.stop();
    SearchIndex old = SearchIndex.open(before.iterator().next());
    SearchIndex other =
        SearchIndex.create(folder.resolve("index-7"), "other", old.epoch(), old.position());
    other.commit();
    other.close();
    old.close();
    server.start();
    awaitTotal("dromedary", 1);
    Patience.await(() -> generations().equals(Set.of(folder.resolve("index-8"))));
  }

  @Test
  void whatWouldEndangerASourceLeavesNoByte() {
    String blog = desk().liveBlog("strike").at("/slug");
    Answer update = desk().update(blog, "Our source is called Zyzzogeton.");
    Answer other = desk().update(blog, "The planted word is Brobdingnag, and stays.");
    awaitTotal("zyzzogeton", 1);
    awaitTotal("brobdingnag", 1);
    Api staff = server.admin();
    // in several segments, some of them with nothing else
    for (int i = 0; i < 3; i++) {
      update = staff.ifMatch("*").patch("/v1/admin/updates/" + update.at("/id"), edit(i));
      update.expect(200);
      String edited = "edition" + i;
      awaitTotal(edited, 1);
    }
    Patience.await(() -> holds("zyzzogeton"));
    staff
        .ifMatch("*")
        .post(
            "/v1/admin/updates/" + update.at("/id") + "/withdraw",
            "{\"reason\": \"source-safety\"}")
        .expect(200);
    Patience.until(() -> !holds("zyzzogeton"), () -> "still there in " + generations());
    assertThat(holds("brobdingnag")).isTrue();
    assertThat(total("zyzzogeton")).isZero();
    assertThat(total("brobdingnag")).isEqualTo(1);
    assertThat(other.status()).isEqualTo(201);
  }

  private static String edit(int number) {
    return "{\"body\": \"Our source is called Zyzzogeton, edition%d.\"}".formatted(number);
  }

  @Test
  void aWithdrawnLiveBlogLeavesNoByteOfItsUpdates() {
    String blog = desk().liveBlog("strike").at("/slug");
    desk().update(blog, "Our source is called Zyzzogeton.");
    desk().article("brobdingnag");
    awaitTotal("zyzzogeton", 1);
    awaitTotal("brobdingnag", 1);
    server
        .admin()
        .ifMatch("*")
        .post("/v1/admin/articles/" + blog + "/withdraw", "{\"reason\": \"source-safety\"}")
        .expect(200);
    Patience.await(() -> !holds("zyzzogeton") && holds("brobdingnag"));
  }

  @Test
  void aFolderThatCannotBeUsedIsToldAndStopsNothingElse() throws Exception {
    server.stop();
    delete(folder);
    Files.writeString(folder, "a file");
    server.start();
    Patience.await(() -> health().contains("\"search\":{\"healthy\":false"));
    desk().article("dromedary");
    server.anonymous().get("/v1/search?q=dromedary").expectProblem(503, "unavailable");
    Files.delete(folder);
    awaitTotal("dromedary", 1);
    Patience.await(() -> health().contains("\"search\":{\"healthy\":true"));
  }

  @Test
  void searchCanBeSwitchedOff() throws Exception {
    SamizdatServer off = new SamizdatServer().with("SAMIZDAT_SEARCH", "false");
    off.start();
    try {
      off.anonymous().get("/v1/search?q=oil").expectProblem(501, "not-implemented");
      String slug = new Desk(off.admin()).article("oil").at("/slug");
      off.anonymous()
          .get("/v1/articles/" + slug + "/related")
          .expectProblem(501, "not-implemented");
    } finally {
      off.stop();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return; // it is made after the start
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(java.util.Comparator.reverseOrder()).toList();
      for (Path each : all) {
        Files.delete(each);
      }
    }
  }
}
