package org.samizdat.update;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.samizdat.article.HttpUrl;
import org.samizdat.text.Urls;

/** Who says so. */
public record Attribution(
    @NotBlank @Size(max = 200) String name, Optional<@HttpUrl String> url, @NotNull Kind kind) {

  public Attribution {
    url = url.map(Urls::encoded);
  }

  /** What kind of source it is. */
  public enum Kind {
    CORRESPONDENT,
    OFFICIAL,
    MEDIA,
    WITNESS,
    ORGANISATION
  }
}
