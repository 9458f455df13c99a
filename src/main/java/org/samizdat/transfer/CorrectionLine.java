package org.samizdat.transfer;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.CorrectionKind;

/**
 * A correction of an article, or of one of its updates.
 *
 * @param updateId the update; the article itself when absent
 * @param corrected what is right
 * @param targetRevision the revision of the target that was made with it
 */
public record CorrectionLine(
    @NotNull UUID id,
    @NotNull UUID articleId,
    Optional<UUID> updateId,
    @NotNull CorrectionKind kind,
    Optional<@Size(max = 5_000) String> wrong,
    Optional<@Size(max = 5_000) String> corrected,
    @NotNull @Size(max = 500) String reason,
    @Min(1) int targetRevision,
    @NotNull Instant publishedAt)
    implements Line {
  /** The article or update that is corrected. */
  UUID target() {
    return updateId.orElse(articleId);
  }
}
