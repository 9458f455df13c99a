package org.samizdat.article;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.problem.ProblemException;
import org.samizdat.text.Slugs;

/** The {@code topic} parameter, where only one can be named. */
public final class TopicParameter {
  private TopicParameter() {}

  /** The slug; anything that cannot be one is a problem. */
  public static Optional<String> parse(@Nullable String slug) {
    if (slug != null && !Slugs.isValid(slug)) {
      throw ProblemException.invalidParameter("topic", "must be the slug of one topic");
    }
    return Optional.ofNullable(slug);
  }
}
