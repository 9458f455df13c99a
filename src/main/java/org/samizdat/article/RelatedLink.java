package org.samizdat.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.samizdat.text.Urls;

/**
 * A link to what belongs to the story and stands elsewhere.
 *
 * @param source who publishes it
 */
public record RelatedLink(
    @NotBlank @Size(max = 300) String title,
    @NotNull @HttpUrl String url,
    Optional<Kind> kind,
    Optional<@LanguageTag String> language,
    Optional<@Size(max = 200) String> source) {

  public RelatedLink {
    url = url == null ? url : Urls.encoded(url);
  }

  /** What the link leads to. */
  public enum Kind {
    BACKGROUND,
    APPEAL,
    REPORT,
    LIVE,
    SOURCE,
    OTHER
  }
}
