package org.samizdat.http;

import jakarta.ws.rs.HeaderParam;
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

  /**
   * @param ifMatch the header of a request; nothing is let through without it
   */
  public Preconditions(@HeaderParam(IF_MATCH) @Nullable String ifMatch) {
    this.ifMatch = ifMatch == null ? "" : ifMatch.strip();
  }

  /** The entity tag of a revision, as staff see it. */
  public static String etag(int revision) {
    return "\"" + revision + "\"";
  }

  /**
   * Refuses with 412 unless the revision is the one that the client has seen, and with 428 where
   * the client does not say.
   */
  public void require(int revision) {
    if (ifMatch.isEmpty()) {
      throw new ProblemException(
          ProblemType.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag of what you read, or * to overwrite whatever is there.",
          List.of(FieldError.atHeader(IF_MATCH, "is required here")));
    }
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
