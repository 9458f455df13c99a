package org.samizdat.article;

import java.util.List;
import java.util.function.Supplier;
import org.samizdat.database.UniqueViolation;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** The database has refused a slug, because another article has, or once had, it. */
final class SlugTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private SlugTaken() {
    super("slug taken", null, false, false);
  }

  /** Runs a write, and tells this refusal from all others. */
  static <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (UniqueViolation violation) {
      if (violation.concerns("article_slug")) {
        throw new SlugTaken();
      }
      throw violation;
    }
  }

  ProblemException problem() {
    return new ProblemException(
        ProblemType.SLUG_TAKEN,
        "Another article has, or once had, this slug; links to it must go on working.",
        List.of(FieldError.atPointer("/slug", "is taken")));
  }
}
