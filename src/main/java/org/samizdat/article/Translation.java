package org.samizdat.article;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.samizdat.text.Urls;

/**
 * The same story in another language.
 *
 * @param source who publishes it, such as a sister site
 */
public record Translation(
    @NotNull @LanguageTag String language,
    @NotNull @HttpUrl String url,
    Optional<@Size(max = 300) String> title,
    Optional<@Size(max = 200) String> source) {
  public Translation {
    url = url == null ? url : Urls.encoded(url);
  }
}
