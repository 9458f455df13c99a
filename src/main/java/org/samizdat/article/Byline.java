package org.samizdat.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.samizdat.text.Urls;

/** Who wrote or reported it. */
public record Byline(
    @NotBlank @Size(max = 200) String name,
    Optional<@Size(max = 100) String> role,
    Optional<@HttpUrl String> url) {
  public Byline {
    url = url.map(Urls::encoded);
  }
}
