package org.samizdat.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.database.FullDisk;
import org.samizdat.database.Outage;

/** An import into an embedded database whose disk is full says so, and goes on when it is not. */
@Tag("no-database")
class FullDiskImportTest {
  private static final int ARTICLES = 100;
  private static final int CHUNK = 10;

  @TempDir private Path folder;

  @AfterEach
  void makeRoom() {
    FullDisk.setFull(false);
  }

  private Archive archive() {
    return Archive.at(FullDisk.url(folder), "", "", folder);
  }

  private static byte[] lines() {
    StringBuilder lines = new StringBuilder();
    lines.append(
        "{\"type\":\"header\",\"format\":\"samizdat\",\"version\":1,\"site\":\"S\",\"url\":\"u\"}\n");
    for (int i = 0; i < ARTICLES; i++) {
      lines.append(
          """
          {"type":"article","id":"01a20a21-0000-7000-8000-%012d","status":"draft","content":\
          {"slug":"article-%d","language":"en","headline":"H","body":"%s"},"revision":1,\
          "createdAt":"T","editedAt":"T","changedAt":"T"}
          """
              .replace("\"T\"", "\"2011-12-16T10:00:00Z\"")
              .formatted(i, i, "Words and words. ".repeat(200)));
    }
    return lines
        .append("{\"type\":\"end\",\"lines\":%d}\n".formatted(ARTICLES + 1))
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Takes lines in until so many are done; then the disk is full. */
  private static void importUntil(Archive archive, long line) throws IOException {
    archive
        .importer()
        .inChunksOf(CHUNK)
        .importAll(
            new ExportFile(new ByteArrayInputStream(lines())),
            new ImportWatcher() {
              @Override
              public void refused(long number, String reason) {
                throw new AssertionError(number + ": " + reason);
              }

              @Override
              public void done(long number) {
                FullDisk.setFull(number >= line);
              }
            });
  }

  @Test
  void importSaysThatThereIsNoRoomAndGoesOnOnceThereIs() throws Exception {
    try (Archive archive = archive()) {
      Throwable thrown = catchThrowable(() -> importUntil(archive, ARTICLES / 2));
      assertThat(thrown).isInstanceOf(JdbiException.class);
      assertThat(Outage.explains(thrown)).isTrue();
      assertThat(Outage.reason(thrown)).isEqualTo("No space left on device");
    }
    FullDisk.setFull(false);
    try (Archive again = archive();
        Archive whole = Archive.empty(false)) {
      assertThat(again.count("article")).isBetween(ARTICLES / 2L - CHUNK, ARTICLES - 1L);
      assertThat(again.count("article") % CHUNK).as("no half of a transaction").isZero();
      again.take(lines());
      whole.take(lines());
      assertThat(again.count("article")).isEqualTo(ARTICLES);
      assertThat(again.text()).isEqualTo(whole.text());
    }
  }
}
