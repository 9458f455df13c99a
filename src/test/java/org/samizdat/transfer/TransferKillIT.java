package org.samizdat.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.samizdat.testing.Patience;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/** An import that is killed again and again, and then run to its end, is as one that never was. */
class TransferKillIT {
  private static final int ARTICLES = 30_000;
  private static final int KILLS = 3;
  private static final Pattern PROGRESS = Pattern.compile("[1-9][0-9]?%");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void importThatWasKilledGoesOn() throws Exception {
    Path folder = Files.createTempDirectory("samizdat-transfer");
    Path lines = Files.writeString(folder.resolve("lines.ndjson"), lines());
    Map<String, String> killed = settings();
    for (int kill = 1; kill <= KILLS; kill++) {
      try (ServerProcess command = ServerProcess.run(killed, "import", lines.toString())) {
        awaitProgress(command);
        Thread.sleep(700L * kill);
        command.kill();
      }
    }
    Map<String, String> whole = settings();
    assertThat(run(whole, "import", lines.toString())).contains("30,000 article");
    assertThat(run(killed, "import", lines.toString())).contains("Here already:");
    run(whole, "export", folder.resolve("whole").toString());
    run(killed, "export", folder.resolve("killed").toString());
    assertThat(Files.mismatch(folder.resolve("whole"), folder.resolve("killed"))).isEqualTo(-1);
    assertThat(Files.lines(folder.resolve("whole")).count()).isEqualTo(ARTICLES * 2L + 3);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(TestDatabase.fresh(false));
    settings.put("SAMIZDAT_SYNC_COMMITS", "false");
    settings.put("SAMIZDAT_BASE_URL", "https://news.example.org"); // it stands in the header
    return settings;
  }

  /** It has begun to store lines, or has done with all of them already. */
  private static void awaitProgress(ServerProcess command) {
    Patience.until(
        () ->
            PROGRESS.matcher(command.output()).find()
                || !ProcessHandle.of(command.pid()).map(ProcessHandle::isAlive).orElse(false),
        command::output);
  }

  private static String run(Map<String, String> settings, String... command) {
    try (ServerProcess process = ServerProcess.run(settings, command)) {
      assertThat(process.waitFor(PATIENCE)).as(process.output()).isZero();
      return process.output();
    }
  }

  private static String lines() {
    String article =
        """
        {"type":"article","id":"01a20a21-0000-7000-8000-%012x","status":"published","content":\
        {"slug":"article-%d","language":"en","headline":"H","body":"A *body*.","topics":\
        [{"slug":"oil","name":"Oil"}]},"revision":1,"createdAt":"T","editedAt":"T",\
        "publishedAt":"T","changedAt":"T"}
        {"type":"article-revision","articleId":"01a20a21-0000-7000-8000-%012x","revision":1,\
        "what":"created","public":true,"author":"desk","madeAt":"T"}
        """
            .replace("\"T\"", "\"2011-12-16T10:00:00Z\"");
    return IntStream.range(0, ARTICLES)
        .mapToObj(number -> article.formatted(number, number, number))
        .collect(
            Collectors.joining(
                "",
                "{\"type\":\"header\",\"format\":\"samizdat\",\"version\":1,\"site\":\"S\",\"url\":\"u\"}\n",
                "{\"type\":\"end\",\"lines\":%d}\n".formatted(ARTICLES * 2 + 1)));
  }
}
