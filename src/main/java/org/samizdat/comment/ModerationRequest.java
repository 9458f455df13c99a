package org.samizdat.comment;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why something is decided, for the record of the newsroom. */
record ModerationRequest(Optional<@Size(max = 200) String> reason) {
  static Optional<String> reason(@Nullable ModerationRequest body) {
    return body == null ? Optional.empty() : body.reason();
  }
}
