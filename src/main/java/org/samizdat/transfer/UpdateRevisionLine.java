package org.samizdat.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.RevisionKind;
import org.samizdat.update.UpdateContent;

/**
 * One revision of a live update, right behind it.
 *
 * @param what made it
 * @param isPublic whether the public saw it
 * @param significant whether it said something else than the one before; when absent, as in exports
 *     of before this was told, what the public saw did
 * @param content as in the update's line; absent when it is the same as there
 * @param author name of the token with which it was made
 */
public record UpdateRevisionLine(
    @NotNull UUID updateId,
    @Min(1) int revision,
    @NotNull RevisionKind what,
    @JsonProperty("public") boolean isPublic,
    Optional<Boolean> significant,
    Optional<@Valid UpdateContent> content,
    @NotNull @Size(max = 100) String author,
    @NotNull Instant madeAt)
    implements Line {

  /** The same, which need not repeat what its thing is like. */
  UpdateRevisionLine without(UpdateContent thing) {
    return content.filter(thing::equals).isPresent()
        ? new UpdateRevisionLine(
            updateId, revision, what, isPublic, significant, Optional.empty(), author, madeAt)
        : this;
  }
}
