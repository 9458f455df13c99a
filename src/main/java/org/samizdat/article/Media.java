package org.samizdat.article;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * A picture, or other medium, that stands beside the text.
 *
 * @param alt what it shows, for those who do not see it
 * @param width pixels
 * @param height pixels
 * @param sha256 of the bytes, as 64 hexadecimal digits
 */
public record Media(
    @NotNull @HttpUrl String url,
    @NotBlank @Size(max = 1000) String alt,
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
        sha256) {}
