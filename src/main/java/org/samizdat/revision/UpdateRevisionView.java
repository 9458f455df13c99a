package org.samizdat.revision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.samizdat.text.RichText;
import org.samizdat.update.Attribution;
import org.samizdat.update.Claim;
import org.samizdat.update.Verification;

/**
 * What an update said in a revision, without pictures.
 *
 * @param displayTime the time as its editor printed it; absent where it was made from the instant
 * @param occurredAt the instant where its editor gave one
 */
record UpdateRevisionView(
    UUID id,
    UUID articleId,
    @JsonUnwrapped RevisionView revision,
    Optional<String> headline,
    RichText body,
    Optional<String> displayTime,
    Optional<Instant> occurredAt,
    Optional<Attribution> attribution,
    Verification verification,
    boolean keyEvent,
    Optional<String> summary,
    List<Claim> claims) {}
