package org.samizdat.feed;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.article.LanguageParameter;

/** What feeds of articles take. */
public final class ListFeedParameters extends FeedParameters {
  @QueryParam("language")
  @Nullable String language;

  Optional<String> language() {
    return LanguageParameter.parse(language);
  }
}
