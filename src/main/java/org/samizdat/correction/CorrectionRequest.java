package org.samizdat.correction;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.CorrectionKind;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;

/**
 * What an editor sends to correct something.
 *
 * @param wrong what was said
 * @param right what is to be said, or understood
 * @param reason how it came to be wrong; the public is told
 * @param edit JSON Merge Patch (RFC 7396) of the target
 */
public record CorrectionRequest(
    @NotNull @Valid Target target,
    @NotNull CorrectionKind kind,
    Optional<@Pattern(regexp = SOMETHING) @Size(max = MAX) String> wrong,
    Optional<@Pattern(regexp = SOMETHING) @Size(max = MAX) String> right,
    @NotBlank @Size(max = 500) String reason,
    Optional<JsonNode> edit) {
  private static final int MAX = 5_000;
  private static final String SOMETHING = "(?s).*\\S.*";

  /** An edit that was left out, or is null, is none. */
  public CorrectionRequest {
    edit = edit.filter(patch -> !patch.isNull() && !patch.isMissingNode());
  }

  /** What can be corrected. */
  public enum TargetType {
    ARTICLE,
    UPDATE
  }

  /** What is corrected. */
  public record Target(@NotNull TargetType type, @NotNull UUID id) {}

  /**
   * Refuses what a kind needs and has not, or has and cannot use.
   *
   * @throws ProblemException invalid-content, naming all of it
   */
  void requireWhole() {
    List<FieldError> errors = new ArrayList<>();
    boolean retraction = kind == CorrectionKind.RETRACTION;
    if (kind == CorrectionKind.CORRECTION) {
      require(errors, wrong.isPresent(), "/wrong", "says what was wrong; a correction needs it");
      require(errors, edit.isPresent(), "/edit", "is the change itself; a correction needs it");
    }
    require(
        errors,
        retraction || right.isPresent(),
        "/right",
        "says what is right; only a retraction has none");
    require(
        errors, !retraction || right.isEmpty(), "/right", "a retraction puts nothing in its place");
    require(errors, !retraction || edit.isEmpty(), "/edit", "a retraction takes all of it away");
    if (!errors.isEmpty()) {
      throw ProblemException.invalidContent(errors);
    }
  }

  private static void require(
      List<FieldError> errors, boolean good, String pointer, String otherwise) {
    if (!good) {
      errors.add(FieldError.atPointer(pointer, otherwise));
    }
  }
}
