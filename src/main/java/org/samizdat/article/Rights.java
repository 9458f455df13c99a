package org.samizdat.article;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.samizdat.text.Urls;

/** Who holds the rights, and how others may use the text. */
public record Rights(
    Optional<@Size(max = 300) String> copyrightHolder,
    Optional<@Size(max = 100) String> license,
    Optional<@HttpUrl String> licenseUrl,
    Optional<@Size(max = 2000) String> usageTerms,
    Optional<@Size(max = 300) String> attribution) {
  public Rights {
    licenseUrl = licenseUrl.map(Urls::encoded);
  }
}
