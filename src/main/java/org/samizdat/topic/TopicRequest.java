package org.samizdat.topic;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** How a topic is to be called and described. */
public record TopicRequest(
    @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String name,
    Optional<@Size(max = 2000) String> description) {}
