package org.samizdat.correction;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.article.CorrectionKind;
import org.samizdat.article.CorrectionNote;

/**
 * A correction as it is stored; none is ever changed.
 *
 * @param updateId the update that is corrected; the article itself when absent
 * @param corrected what is right
 * @param targetRevision the revision of the target that it made
 */
public record Correction(
    UUID id,
    UUID articleId,
    Optional<UUID> updateId,
    CorrectionKind kind,
    Optional<String> wrong,
    Optional<String> corrected,
    String reason,
    int targetRevision,
    Instant publishedAt) {

  CorrectionNote note() {
    return new CorrectionNote(id, kind, wrong, corrected, reason, publishedAt);
  }
}
