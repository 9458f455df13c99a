package org.samizdat.media;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What an editor writes of a picture.
 *
 * @param alt what it shows, for those who do not see it
 * @param caption the line below it
 * @param credit whose it is
 * @param rights how it may be used, in words; for staff
 */
public record MediaContent(
    @NotBlank @Size(max = 1000) String alt,
    Optional<@Size(max = 2000) String> caption,
    Optional<@Size(max = 300) String> credit,
    Optional<@Size(max = 2000) String> rights) {}
