package org.samizdat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("no-database")
class SettingsTest {
  @TempDir Path folder;

  @Test
  void aFileSaysOnlyWhatIsOtherThanTheDefaults() throws Exception {
    JsonNode settings = with("server: {requestLog: {appenders: [{type: console}]}}");
    assertThat(settings.at("/server/requestLog/appenders/0/type").asText()).isEqualTo("console");
    assertThat(settings.at("/server/maxThreads").isMissingNode()).isFalse();
  }

  @Test
  void anotherTypeTakesThePlaceOfAllThatBelongsToTheOldOne() throws Exception {
    JsonNode settings = with("server: {requestLog: {type: anonymous, file: requests.log}}");
    assertThat(settings.at("/server/requestLog").toString())
        .isEqualTo("{\"type\":\"anonymous\",\"file\":\"requests.log\"}");
  }

  private JsonNode with(String file) throws Exception {
    Path path = Files.writeString(folder.resolve("own.yml"), file);
    return new YAMLMapper().readTree(new Settings(Map.of("NOTHING", "")).open(path.toString()));
  }
}
