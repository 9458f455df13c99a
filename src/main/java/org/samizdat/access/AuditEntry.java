package org.samizdat.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody did.
 *
 * @param tokenId the token that was used; absent where the server itself acted
 * @param actor name of the token, or of the server's own work
 * @param operation the method and address pattern of the request
 * @param objectType kind of thing that it was about
 * @param objectId id of that thing
 * @param revision revision that it led to
 * @param note what there is to know beyond the operation
 * @param requestId of the request, as in the server's log
 */
public record AuditEntry(
    UUID id,
    Instant at,
    Optional<String> tokenId,
    String actor,
    String operation,
    Optional<String> objectType,
    Optional<String> objectId,
    Optional<Integer> revision,
    Optional<String> note,
    String requestId) {}
