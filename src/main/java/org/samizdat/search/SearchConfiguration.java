package org.samizdat.search;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;

/**
 * The {@code search} section of config.yml.
 *
 * @param enabled whether this node has an index and answers searches
 * @param directory where the index is kept, which no other node may use; when empty, {@code search}
 *     in the data directory
 */
public record SearchConfiguration(boolean enabled, @NotNull String directory) {
  /** Where the index is kept. */
  public Path directory(Path dataDirectory) {
    return directory.isEmpty()
        ? dataDirectory.resolve("search")
        : Path.of(directory).toAbsolutePath().normalize();
  }
}
