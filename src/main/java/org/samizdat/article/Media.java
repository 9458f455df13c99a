package org.samizdat.article;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.text.Urls;

/**
 * A picture, or other medium, that stands beside the text, as an editor names it: one of this
 * server by its id or address, or any other by its address and what it shows.
 *
 * @param id of a picture of this server; all but the words is then taken from there
 * @param alt what it shows, for those who do not see it
 * @param width pixels
 * @param height pixels
 * @param sha256 of the bytes, as 64 hexadecimal digits
 */
public record Media(
    Optional<UUID> id,
    Optional<@HttpUrl String> url,
    Optional<@Size(min = 1, max = 1000) String> alt,
    Optional<@Size(max = 2000) String> caption,
    Optional<@Size(max = 300) String> credit,
    Optional<
            @Pattern(
                regexp = "[a-z]+/[a-z0-9.+-]{1,80}",
                message = "must be a media type, such as image/jpeg")
            String>
        contentType,
    Optional<@Min(1) @Max(100_000) Integer> width,
    Optional<@Min(1) @Max(100_000) Integer> height,
    Optional<
            @Pattern(
                regexp = "[0-9a-f]{64}",
                message = "must be 64 hexadecimal digits in lower case")
            String>
        sha256) {

  public Media {
    url = url.map(Urls::encoded);
  }

  /** A picture of this server, with the words that it has there. */
  public static Media of(UUID id) {
    return new Media(
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
