package org.samizdat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.Patience;
import org.samizdat.testing.SamizdatServer;

/** What the embedded database does when its disk is full, which PostgreSQL sees to by itself. */
@Tag("no-database")
class FullDiskTest {
  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_DATABASE_URL", url())
          .with("SAMIZDAT_DATABASE_USER", "")
          .with("SAMIZDAT_DATABASE_PASSWORD", "")
          .with("SAMIZDAT_CACHE_BYTES", "0");

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  private static String url() {
    try {
      return FullDisk.url(Files.createTempDirectory("samizdat-full"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void makeRoom() {
    FullDisk.setFull(false);
  }

  private Answer write(String headline) {
    return staff.post(
        "/v1/admin/articles?publish=true", "{\"headline\": \"%s\"}".formatted(headline));
  }

  @Test
  void writesAreRefusedReadsGoOnAndAllRecoversOnceThereIsRoom() {
    String before = "/v1/articles/" + new Desk(staff).article(Desk.slug("before")).at("/slug");
    FullDisk.setFull(true);
    for (int i = 0; i < 3; i++) {
      write("No room").expectProblem(503, "unavailable");
      Patience.await(() -> reader.get(before).status() == 200);
    }
    FullDisk.setFull(false);
    Patience.await(() -> write("There is room").status() == 201);
    Patience.await(() -> reader.get(before).status() == 200);
    assertThat(reader.get("/v1/articles").text())
        .contains("There is room")
        .doesNotContain("No room");
  }
}
