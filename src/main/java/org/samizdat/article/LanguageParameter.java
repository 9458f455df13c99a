package org.samizdat.article;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.problem.ProblemException;

/** The {@code language} parameter of lists. */
public final class LanguageParameter {
  private LanguageParameter() {}

  /** The tag in its canonical form (BCP 47); a malformed one is a problem. */
  public static Optional<String> parse(@Nullable String tag) {
    if (tag != null && !LanguageTag.Validator.isWellFormed(tag)) {
      throw ProblemException.invalidParameter(
          "language", "must be a language tag (BCP 47), such as en or kk-Cyrl");
    }
    return Optional.ofNullable(tag).map(given -> Locale.forLanguageTag(given).toLanguageTag());
  }
}
