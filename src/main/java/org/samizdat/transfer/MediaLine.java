package org.samizdat.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.samizdat.media.MediaContent;

/**
 * What is known of a picture. Its bytes stand in {@link FileLine}s, or are taken along by hand.
 *
 * @param sha256 of its bytes, as 64 hexadecimal digits
 * @param bytes how many it has
 * @param width pixels
 * @param height pixels
 */
public record MediaLine(
    @NotNull UUID id,
    @NotNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits in lower case")
        String sha256,
    @NotNull @Pattern(regexp = "image/(jpeg|png)", message = "must be image/jpeg or image/png")
        String contentType,
    @Min(1) int bytes,
    @Min(1) int width,
    @Min(1) int height,
    @NotNull @Valid MediaContent content,
    @Min(1) int revision,
    @NotNull Instant createdAt,
    @NotNull Instant editedAt)
    implements Line {}
