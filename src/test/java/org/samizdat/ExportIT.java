package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samizdat.testing.ServerProcess;
import org.samizdat.testing.TestDatabase;

/** The packaged {@code export} command, whose standard output others read. */
class ExportIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JAR = System.getProperty("samizdat.jar", "target/samizdat.jar");

  @TempDir private Path folder;

  @Test
  void standardOutputHasNothingButTheExportHoweverMuchIsLogged() throws Exception {
    Map<String, String> settings = TestDatabase.fresh(false);
    try (ServerProcess server = ServerProcess.start(settings)) { // with the sample
      server.stop();
    }
    Path talkative =
        Files.writeString(folder.resolve("talkative.yml"), "logging: {level: DEBUG}\n");
    Path lines = folder.resolve("lines");
    Path log = folder.resolve("log");
    Process export = start(settings, lines, log, talkative, "-");
    assertThat(export.waitFor()).as(Files.readString(log)).isZero();
    assertThat(Files.readString(log)).contains("DEBUG");
    assertIsExport(Files.readAllLines(lines));

    Path file = folder.resolve("export.ndjson.gz");
    export = start(settings, folder.resolve("nothing"), log, talkative, file.toString());
    assertThat(export.waitFor()).as(Files.readString(log)).isZero();
    assertThat(folder.resolve("nothing")).isEmptyFile();
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(lines));
    }
  }

  private static Process start(
      Map<String, String> settings, Path out, Path log, Path file, String target) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("java", "-jar", JAR, "export", "--config", file.toString(), target)
            .redirectOutput(out.toFile())
            .redirectError(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SAMIZDAT_"));
    builder.environment().putAll(settings);
    return builder.start();
  }

  private static void assertIsExport(List<String> lines) throws Exception {
    List<String> types = new ArrayList<>();
    for (String each : lines) {
      JsonNode line = JSON.readTree(each);
      types.add(line.path("type").asText());
    }
    assertThat(types).startsWith("header").endsWith("end").contains("article", "update");
  }
}
