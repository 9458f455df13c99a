package org.samizdat.transfer;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a comment stands, as far as its replies need to know.
 *
 * @param listed whether it has a place in the thread
 * @param isNew whether it came with the lines that are being taken in just now
 */
public record KnownComment(
    UUID id,
    UUID articleId,
    UUID rootId,
    Optional<UUID> parentId,
    int depth,
    boolean listed,
    int revision,
    boolean isNew) {}
