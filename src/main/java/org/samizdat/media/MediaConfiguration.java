package org.samizdat.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code media} section of config.yml.
 *
 * @param maxBytes largest picture that is taken, as it is sent
 * @param maxPixels largest picture that is decoded; a pixel needs about 11 bytes of memory
 *     meanwhile
 * @param s3 where pictures are kept, if not in the data directory
 */
public record MediaConfiguration(
    @Min(1024) @Max(200_000_000) int maxBytes,
    @Min(1000) @Max(1_000_000_000) int maxPixels,
    @NotNull @Valid S3Configuration s3) {

  /**
   * A store that speaks S3.
   *
   * @param endpoint where it is; Amazon's of that region when empty
   * @param bucket its bucket; when empty, pictures are kept in the data directory
   * @param accessKey when empty, the credentials of the machine are used, as Amazon's tools do
   * @param prefix stands in front of every name
   */
  public record S3Configuration(
      @NotNull String endpoint,
      @NotNull String region,
      @NotNull String bucket,
      @NotNull String accessKey,
      @NotNull String secretKey,
      @NotNull String prefix) {
    @Override
    public String toString() {
      return "S3Configuration[%s %s %s]".formatted(endpoint, region, bucket);
    }
  }

  /** Opens the store that is configured. */
  public MediaStore open(Path dataDirectory) {
    return Optional.of(s3)
        .filter(remote -> !remote.bucket().isEmpty())
        .<MediaStore>map(S3Store::new)
        .orElseGet(() -> new FolderStore(dataDirectory.resolve("media")));
  }
}
