package org.samizdat.transfer;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.samizdat.text.Slugs;

/** A topic. Articles may name topics that have no line; those are made with their bare names. */
public record TopicLine(
    @NotNull
        @Size(max = Slugs.MAX_LENGTH)
        @Pattern(regexp = Slugs.PATTERN, message = "must be a slug: a-z, 0-9 and single hyphens")
        String slug,
    @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String name,
    Optional<@Size(max = 2000) String> description,
    @Min(1) int revision)
    implements Line {}
