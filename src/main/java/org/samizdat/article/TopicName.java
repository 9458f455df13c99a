package org.samizdat.article;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.samizdat.text.Slugs;

/**
 * A topic as an editor names it: just its name, or with the slug that it is to have.
 *
 * @param slug made from the name when absent
 */
public record TopicName(
    Optional<
            @Size(max = 100)
            @Pattern(
                regexp = Slugs.PATTERN,
                message = "must be a slug: a-z, 0-9 and single hyphens")
            String>
        slug,
    @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String name) {

  @JsonCreator
  public static TopicName of(
      @JsonProperty("slug") Optional<String> slug, @JsonProperty("name") String name) {
    return new TopicName(slug, name);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TopicName named(String name) {
    return new TopicName(Optional.empty(), name);
  }
}
