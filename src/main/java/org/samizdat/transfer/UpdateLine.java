package org.samizdat.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.Withdrawal;
import org.samizdat.update.PrintedTime;
import org.samizdat.update.UpdateContent;
import org.samizdat.update.UpdateStatus;

/**
 * A live update as it is now.
 *
 * @param articleId its live blog
 * @param content as an editor would send it, with the body
 * @param time when it happened, as shown
 * @param revision number of its last revision
 * @param publishedAt when it was first published; a published one has it
 */
public record UpdateLine(
    @NotNull UUID id,
    @NotNull UUID articleId,
    @NotNull UpdateStatus status,
    @NotNull @Valid UpdateContent content,
    @NotNull @Valid PrintedTime time,
    Optional<@Valid Withdrawal> withdrawal,
    @Min(1) int revision,
    @NotNull Instant createdAt,
    @NotNull Instant editedAt,
    Optional<Instant> publishedAt)
    implements Line {

  boolean isPublished() {
    return status == UpdateStatus.PUBLISHED;
  }
}
