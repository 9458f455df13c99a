package org.samizdat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A script for Node in a folder that has its packages ({@code npm ci}).
 *
 * @param script its file, from the folder
 */
public record NodeScript(String folder, String script) {
  private static final int PATIENCE_MINUTES = 10;

  /** Runs it and expects that it is content; returns what it printed. */
  public String run(String argument, String... more) {
    return run(Map.of(), Stream.concat(Stream.of(argument), Stream.of(more)).toList());
  }

  /** The same with variables of the environment. */
  public String run(Map<String, String> environment, List<String> arguments) {
    try {
      File output = Files.createTempFile("node", ".log").toFile();
      ProcessBuilder builder =
          new ProcessBuilder(Stream.concat(Stream.of("node", script), arguments.stream()).toList())
              .directory(Path.of(folder).toFile())
              .redirectErrorStream(true)
              .redirectOutput(output);
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly();
      String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
      assertThat(ended).as("%s in time: %s", script, said).isTrue();
      assertThat(process.exitValue()).as("%s: %s", script, said).isZero();
      System.out.print(said);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
