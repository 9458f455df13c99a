package org.samizdat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.jackson.AnnotationSensitivePropertyNamingStrategy;
import io.dropwizard.jackson.FuzzyEnumModule;
import io.dropwizard.jackson.Jackson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.text.StringSubstitutor;

/**
 * Reads the settings: the defaults that travel in the jar, over them the file that was named, and
 * in both {@code ${VARIABLE:-default}} from the environment. Variables are put into single values
 * after the file was read, so a password may hold any character.
 */
final class Settings implements ConfigurationSourceProvider {
  /** Stands for the defaults alone, where no file is named. */
  static final String DEFAULTS = "config.yml in the jar";

  private static final String TYPE = "type";
  private static final Path USUAL_FILE = Path.of("config.yml");
  private static final YAMLMapper YAML = new YAMLMapper();
  private final StringSubstitutor environment;

  Settings(Map<String, String> overrides) {
    EnvironmentVariableSubstitutor substitutor = new EnvironmentVariableSubstitutor(false, true);
    this.environment =
        overrides.isEmpty()
            ? substitutor
            : new StringSubstitutor(overrides).setEnableSubstitutionInVariables(true);
  }

  /**
   * What the framework's own mapper understands, but made sooner: that one generates a class for
   * each member of each setting, to read them fast, and each is read once.
   */
  static ObjectMapper mapper() {
    return Jackson.newMinimalObjectMapper()
        .registerModule(new FuzzyEnumModule())
        .registerModule(new ParameterNamesModule())
        .registerModule(new Jdk8Module())
        .registerModule(new JavaTimeModule())
        .setPropertyNamingStrategy(new AnnotationSensitivePropertyNamingStrategy());
  }

  /** The config.yml that lies here, or else the defaults. */
  static String usual() {
    return Files.exists(USUAL_FILE) ? USUAL_FILE.toString() : DEFAULTS;
  }

  @Override
  public InputStream open(String path) throws IOException {
    JsonNode settings = defaults();
    if (!path.equals(DEFAULTS)) {
      settings = overlay(settings, read(Path.of(path)));
    }
    return new ByteArrayInputStream(YAML.writeValueAsBytes(substitute(settings)));
  }

  private static JsonNode defaults() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Settings.class.getResourceAsStream("/config.yml"))) {
      return YAML.readTree(in);
    }
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return YAML.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file.toAbsolutePath(), e);
    }
  }

  private static JsonNode overlay(JsonNode below, JsonNode above) {
    if (above.isMissingNode() || above.isNull()) {
      return below;
    }
    if (!(below instanceof ObjectNode base) || !(above instanceof ObjectNode over)) {
      return above;
    }
    if (over.has(TYPE) && !over.get(TYPE).equals(base.get(TYPE))) {
      return over; // another kind of thing has other settings
    }
    over.properties()
        .forEach(
            each -> base.set(each.getKey(), overlay(base.path(each.getKey()), each.getValue())));
    return base;
  }

  private JsonNode substitute(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(each -> each.setValue(substitute(each.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, substitute(array.get(i)));
      }
    } else if (node.isTextual() && node.textValue().contains("${")) {
      return TextNode.valueOf(environment.replace(node.textValue()));
    }
    return node;
  }
}
