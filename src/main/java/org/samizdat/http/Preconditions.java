package org.samizdat.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Optimistic concurrency (RFC 9110 §13.1.1): who changes a thing says which revision was read, so
 * that nobody overwrites what they have not seen. {@code *} stands for whatever is there.
 */
public final class Preconditions {
  private static final String IF_MATCH = "If-Match";

  private final String ifMatch;

  private Preconditions(String ifMatch) {
    this.ifMatch = ifMatch;
  }

  /** Takes the header of a request; a missing one is a 428. */
  public static Preconditions of(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ProblemException(
          ProblemType.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag of what you read, or * to overwrite whatever is there.",
          List.of(FieldError.atHeader(IF_MATCH, "is required here")));
    }
    return new Preconditions(ifMatch.strip());
  }

  /** The entity tag of a revision, as staff see it. */
  public static String etag(int revision) {
    return "\"" + revision + "\"";
  }

  /** Refuses with 412 unless the revision is the one that the client has seen. */
  public void require(int revision) {
    String current = etag(revision);
    if (ifMatch.equals("*")) {
      return;
    }
    for (String each : ifMatch.split(",")) {
      if (withoutCoding(each.strip()).equals(current)) {
        return;
      }
    }
    throw new ProblemException(
            ProblemType.PRECONDITION_FAILED,
            "Its ETag is now %s. Read it again and decide anew.".formatted(current),
            List.of(FieldError.atHeader(IF_MATCH, "is not the current ETag")))
        .with("currentETag", current)
        .withHeader("ETag", current);
  }

  /** The gzip handler marks the tags of what it compressed. */
  private static String withoutCoding(String etag) {
    return etag.replace("--gzip\"", "\"");
  }
}
