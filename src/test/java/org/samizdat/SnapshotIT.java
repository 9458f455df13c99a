package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.SamizdatServer;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/** The packaged {@code snapshot} command, as an operator runs it. */
class SnapshotIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String ARTICLE = "v1/articles/zhanaozen-oil-workers-fired-upon/index.json";

  @TempDir private Path folder;

  private static Map<String, String> settings(boolean postgresql) {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(postgresql));
    settings.put("SAMIZDAT_ADMIN_TOKEN", SamizdatServer.ADMIN_TOKEN);
    settings.put("SAMIZDAT_BASE_URL", "https://static.example.org");
    return settings;
  }

  private String run(Map<String, String> settings, String... more) {
    String[] command = new String[more.length + 2];
    command[0] = "snapshot";
    command[1] = folder.resolve("tree").toString();
    System.arraycopy(more, 0, command, 2, more.length);
    try (ServerProcess process = ServerProcess.run(settings, command)) {
      assertThat(process.waitFor(PATIENCE)).as(process.output()).isZero();
      return process.output();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsTheDatabaseOrAServer(boolean postgresql) throws Exception {
    Map<String, String> settings = settings(postgresql);
    byte[] live;
    try (ServerProcess server = ServerProcess.start(settings)) {
      live = server.api().get("/" + ARTICLE.replace("/index.json", "")).expect(200).body();
      assertThat(run(settings, "--from", "http://localhost:" + server.port()))
          .containsPattern("[0-9]+ answers read, [1-9][0-9]* files written, 0 removed");
      server.stop();
    }
    assertThat(folder.resolve("tree").resolve(ARTICLE)).hasBinaryContent(live);
    assertThat(new String(live, java.nio.charset.StandardCharsets.UTF_8))
        .contains("https://static.example.org/v1/");
    assertThat(run(settings)).contains(" 0 files written, 0 removed");
  }

  @Test
  void killedRunLeavesWholeFilesAndTheNextOneEndsIt() throws Exception {
    Map<String, String> settings = settings(false);
    try (ServerProcess server = ServerProcess.start(settings)) {
      String from = "http://localhost:" + server.port();
      Path tree = folder.resolve("tree");
      try (ServerProcess killed =
          ServerProcess.run(settings, "snapshot", tree.toString(), "--from", from)) {
        while (!Files.exists(tree.resolve(ARTICLE))) {
          Thread.sleep(5);
        }
        killed.kill();
      }
      byte[] live = server.api().get("/" + ARTICLE.replace("/index.json", "")).body();
      assertThat(tree.resolve(ARTICLE)).hasBinaryContent(live);
      assertThat(tree.resolve(".snapshot/ledger")).doesNotExist();
      run(settings, "--from", from);
      assertThat(tree.resolve(".snapshot/ledger")).exists();
      assertThat(tree.resolve("v1/calendar/2011/12/16/index.json")).exists();
      assertThat(run(settings, "--from", from)).contains(" 0 files written, 0 removed");
    }
  }
}
