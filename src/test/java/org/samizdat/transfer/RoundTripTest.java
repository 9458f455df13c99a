package org.samizdat.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.sync.RandomNewsroom;
import org.samizdat.testing.SamizdatServer;

/** What is exported and imported is the same when it is exported again. */
class RoundTripTest {
  private static final int STEPS = 1_500;

  @RegisterExtension
  static final SamizdatServer SERVER =
      new SamizdatServer()
          .with("SAMIZDAT_SAMPLE", "true")
          .with("SAMIZDAT_COMMENTS_PER_MINUTE", "10000")
          .with("SAMIZDAT_LIVE_END_AFTER_HOURS", "0");

  private static byte[] export;

  @BeforeAll
  static void fill() {
    RandomNewsroom newsroom = new RandomNewsroom(SERVER, false);
    Random random = new Random(20111216);
    for (int i = 0; i < STEPS; i++) {
      newsroom.step(random);
    }
    export = SERVER.admin().get("/v1/admin/export?media=true").expect(200).body();
  }

  @Test
  void secondExportIsByteEqual() throws Exception {
    try (Archive archive = Archive.empty()) {
      ImportSummary summary = archive.take(export);
      assertThat(archive.refusals()).isEmpty();
      assertThat(summary.present()).isEmpty();
      assertThat(lines(archive.export())).isEqualTo(lines(export));
    }
  }

  private static List<String> lines(byte[] export) {
    return new String(export, StandardCharsets.UTF_8).lines().skip(1).toList();
  }
}
