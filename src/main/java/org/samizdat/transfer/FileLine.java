package org.samizdat.transfer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The bytes of a picture, or of a smaller one made of it; only where they were asked for.
 *
 * @param name under which they are kept: the picture's SHA-256, for a smaller one its width, and
 *     the ending
 * @param bytes in Base64 (RFC 4648 §4)
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are passed on, never compared
public record FileLine(
    @NotNull
        @Pattern(
            regexp = "[0-9a-f]{64}(-[0-9]{1,5})?\\.(jpg|png)",
            message = "must be the name of a picture")
        String name,
    @NotNull byte[] bytes)
    implements Line {}
