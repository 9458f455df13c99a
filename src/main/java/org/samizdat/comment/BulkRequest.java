package org.samizdat.comment;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One action for many comments, each of which succeeds or fails on its own. */
record BulkRequest(
    CommentModerator.@NotNull Action action,
    @NotEmpty @Size(max = 100) List<@NotNull UUID> ids,
    Optional<@Size(max = 200) String> reason) {

  /** What became of one comment: its state now, or the problem. */
  record Result(UUID id, Optional<CommentStatus> status, Optional<Failure> problem) {}

  /** Why an action failed, as its own request would have been told. */
  record Failure(String type, String title, int status, String detail) {}

  /** What became of all of them, in the order of the request. */
  record Results(List<Result> items) {}
}
